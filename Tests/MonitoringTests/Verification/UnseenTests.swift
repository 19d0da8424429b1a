import Glibc
import Monitoring
import Testing

/// What a verdict says where the samples do not show all that the series does.
@Suite("What the samples do not show")
struct UnseenTests {
    private static func words(_ points: [Point], base: Double? = 30) -> String {
        VerdictTests.verdict(points, base: base).words
    }

    @Test(
        "of a wave that is slower than expected is not known before a whole period of it",
        arguments: [120.0, 300, 600, 1800], [9.0, 10]
    )
    func slowWave(period: Double, percent: Double) {
        for offset in stride(from: 0, to: period, by: period / 16) {
            let wave = Wave(percent: percent, period: period, offset: offset)
            // 70 s, as `promwave check` watches.
            for base in [30.0, nil] as [Double?] {
                let words = Self.words(wave.points(15), base: base)
                // At a crest a wave of half an hour hardly moves in a minute.
                let isStill = period == 1800 && words.hasPrefix("within")
                #expect(isStill || words == "not yet known (no whole period in 70 s)", "\(offset) s: \(words)")
            }
            let most = wave.points(Int(period * 0.9 / 5))
            #expect(Self.words(most).hasPrefix("not yet known (no whole period in "), "\(offset) s")
            #expect(Self.words(wave.points(Int(period / 5) + 1)) == "within ±10 %")
        }
    }

    @Test("of a drift is not known, until it has left the band; one that is hardly to be seen is as good as a constant")
    func drift() {
        let slow = points((0..<24).map { 28.5 + 0.1 * Double($0) })
        #expect(Self.words(slow) == "not yet known (no whole period in 115 s)")
        #expect(Self.words(slow, base: nil) == "not yet known (no whole period in 115 s)")
        let fast = points((0..<60).map { 28.5 + 0.1 * Double($0) })
        #expect(Self.words(fast) == "outside: 14 of 60, +14.7 %")
        #expect(Self.words(points((0..<24).map { 30 + 0.001 * Double($0) })) == "within ±10 %")
    }

    @Test("of two samples a period is not known, whether they fall on the crests or between them")
    func tooFast() {
        for offset in stride(from: 0.0, to: 5, by: 0.5) {
            let wave = Wave(percent: 15, period: 10, offset: offset)
            for wave in [wave, Wave(percent: 15, period: 10, offset: offset, jitter: 0.005)] {
                for count in [15, 120] {
                    let samples = wave.points(count)
                    let isOutside = samples.contains { abs($0.value - 30) > 3.005 }
                    let isConstant = samples.allSatisfy { abs($0.value - 30) < 0.1 }
                    let words = Self.words(samples)
                    #expect(
                        isConstant
                            || words.hasPrefix("outside") == isOutside
                                && (isOutside || words == "not known (samples too far apart)"),
                        "\(offset): \(words)")
                }
            }
        }
    }

    @Test("of a square wave is not made up: its crests are lower than those of the sine that comes nearest")
    func square() {
        for interval in [1.0, 3.1, 4.7] {
            let values = (0..<90).map { index -> Point in
                let seconds = 0.3 + Double(index) * interval
                let isHigh = seconds.truncatingRemainder(dividingBy: 20) < 10
                return Point(time: 1_700_000_040_000 + Int64(seconds * 1000), value: isHigh ? 32.7 : 27.3)
            }
            #expect(Self.words(values) == "within ±10 %")
        }
    }

    @Test("does not hide a crest that is a little outside", arguments: [20.0, 60, 120, 300], [10.5, 11])
    func crests(period: Double, percent: Double) {
        for offset in stride(from: 0.3, to: 5, by: 0.5) {
            let samples = Wave(percent: percent, period: period, offset: offset).points(Int(period / 5 * 1.5) + 12)
            for base in [30.0, nil] as [Double?] { #expect(Self.words(samples, base: base).hasPrefix("outside: ")) }
        }
    }

    @Test("sets nothing aside for the last digits of its numbers")
    func lastDigits() throws {
        let fit = try SineFit(Wave(decimals: nil).points(720), period: .expected(60))
        #expect(fit.outliers == 0)
        #expect(fit.samples == 720)
    }
}
