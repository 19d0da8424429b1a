import Glibc
import Monitoring
import Testing

@Suite("What is no sine wave")
struct NoSineTests {
    struct Case: CustomStringConvertible, Sendable {
        var description: String
        var value: @Sendable (Int) -> Double
        init(_ name: String, _ value: @escaping @Sendable (Int) -> Double) {
            description = name
            self.value = value
        }
    }

    static let cases = [
        Case("a ramp") { Double($0) },
        Case("a falling ramp") { 1000 - 0.5 * Double($0) },
        Case("a bend") { Double($0 * $0) },
        Case("growth") { pow(1.01, Double($0)) },
        Case("a step") { $0 < 9 ? 30 : 50 },
        Case("a square wave") { $0 / 6 % 2 == 0 ? 27 : 33 },
        Case("a sawtooth") { Double($0 % 12) },
        Case("a spike") { $0 == 7 ? 60 : 30 },
        Case("a counter's reset") { Double($0 % 40) },
        Case("noise") { index in
            var random = Random()
            for _ in 0..<index { _ = random.next() }
            return 30 + random.next()
        },
    ]

    @Test("is said to be none, in windows of every length", arguments: cases)
    func none(shape: Case) {
        for count in [13, 16, 24, 36, 60, 97, 200] {
            let values = points((0..<count).map(shape.value))
            for period in [SineFit.PeriodGuess.unknown, .expected(60), .known(60)] {
                #expect(throws: NoSine.self, "\(count) samples, \(period)") { try SineFit(values, period: period) }
            }
        }
    }

    @Test("is a constant where it is constant")
    func constant() {
        #expect(throws: NoSine.constant(42)) { try SineFit(points([42, 42, 42, 42, 42])) }
        #expect(throws: NoSine.constant(0)) { try SineFit(points([0, 0, 0, 0, 0, 0])) }
    }

    @Test(
        "has too few samples, or none",
        arguments: [[], [30], [30, 31.5], [30, 31.5, 32.6], [.nan, 1, 2, .infinity, 3]]
    )
    func tooFew(values: [Double]) {
        let count = values.count { $0.isFinite }
        #expect(throws: NoSine.tooFewSamples(count)) { try SineFit(points(values), period: .known(60)) }
    }

    @Test("is not yet known from less than a period, unless the period is")
    func part() throws {
        let values = Wave(offset: 1.3).points(9)
        #expect(throws: NoSine.partOfPeriod) { try SineFit(values) }
        let fit = try SineFit(values, period: .expected(60))
        #expect(fit.base.fixed(1) == "30.0")
        #expect(fit.periodsSeen.fixed(2) == "0.67")
    }

    @Test("does not stop the fit with the largest and smallest numbers")
    func extremes() {
        for value in [Double.greatestFiniteMagnitude, 1e300, .leastNormalMagnitude, .leastNonzeroMagnitude] {
            let values = (0..<40).map { $0 % 7 == 0 ? value : ($0 % 5 == 1 ? -value : 0) }
            #expect(throws: NoSine.self) { try SineFit(points(values)) }
        }
    }
}
