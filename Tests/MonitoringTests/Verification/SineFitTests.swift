import Glibc
import Monitoring
import Prometheus
import Testing

@Suite("A sine fit")
struct SineFitTests {
    @Test(
        "finds base, swing and period as they were set, to the digits that are shown",
        arguments: [
            Wave(name: "the demo's first"),
            Wave(name: "the demo's second", base: 50),
            Wave(name: "samples that miss the crests", offset: 2.5),
            Wave(name: "samples on the crests", offset: 0),
            Wave(name: "scrapes early and late", jitter: 0.02),
            Wave(name: "scrapes very early and late", jitter: 2, decimals: nil),
            Wave(name: "not rounded", decimals: nil),
            Wave(name: "below zero", base: -30),
            Wave(name: "an outage", missing: 20..<47),
            Wave(name: "every second", interval: 1),
            Wave(name: "four samples a period", interval: 15),
            Wave(name: "a period that fits no window", period: 47),
            Wave(name: "three samples a period", period: 15.5, jitter: 0.01),
        ]
    )
    func clean(wave: Wave) throws {
        let fit = try SineFit(wave.points(72))
        #expect(fit.base.fixed(2) == wave.base.fixed(2))
        #expect(fit.swing?.fixed(1) == "10.0")
        #expect(fit.period.fixed(1) == wave.period.fixed(1))
        #expect(fit.determination > 0.999)
        #expect(fit.samples == wave.points(72).count)
    }

    @Test("sees the whole swing where the samples show only 9.66 %")
    func missedCrest() throws {
        let points = Wave(offset: 2.5, decimals: nil).points(13)
        let highest = points.map(\.value).max() ?? 0
        #expect((100 * (highest - 30) / 30).fixed(2) == "9.66")
        #expect(try SineFit(points).swing?.fixed(2) == "10.00")
    }

    @Test(
        "never shows another base or swing while its window grows from three samples to an hour",
        arguments: [30.0, 50]
    )
    func growth(base: Double) {
        let points = Wave(base: base, jitter: 0.004).points(720)
        var shown: Set<String> = []
        var first: Int?
        var previous: SineFit?
        for count in Array(3...40) + [60, 61, 100, 119, 120, 121, 200, 360, 720] {
            guard let fit = try? SineFit(Array(points.prefix(count)), period: .expected(60), from: previous) else {
                #expect(first == nil, "lost at \(count)")
                continue
            }
            first = first ?? count
            if fit.periodsSeen >= 0.99 { shown.insert("\(fit.base.fixed(2)) \(fit.swing?.fixed(1) ?? "")") }
            #expect(abs(fit.base - base) < 0.02)
            previous = fit
        }
        #expect(shown == ["\(base.fixed(2)) 10.0"])
        #expect(first == 5)
    }

    @Test(
        "finds a period from three samples to the whole window",
        arguments: [13.0, 17.3, 20, 59, 61, 90, 120, 600, 1000, 3500]
    )
    func periods(period: Double) throws {
        for guess in [SineFit.PeriodGuess.unknown, .expected(60), .known(period)] {
            let count = period < 300 ? 150 : 720
            let fit = try SineFit(Wave(period: period, offset: 0.7).points(count), period: guess)
            #expect(abs(fit.period / period - 1) < 1e-4)
            #expect(fit.base.fixed(1) == "30.0")
            #expect(fit.swing?.fixed(1) == "10.0")
        }
    }

    @Test("says where in its period the wave is")
    func phase() throws {
        let fit = try SineFit(Wave(offset: 0).points(13), period: .known(60))
        // 1,700,000,040 s is a whole number of minutes, so the wave is at its zero, rising; the newest sample too.
        #expect(fit.time == 1_700_000_100_000)
        #expect(abs(sin(fit.phase)) < 1e-3)
        #expect(cos(fit.phase) > 0.999)
        #expect(fit.value(at: 1_700_000_115_000).fixed(2) == "33.00")
        #expect(fit.value(at: 1_700_000_085_000).fixed(2) == "27.00")
    }

    @Test("from a fit a moment ago is the same fit")
    func warm() throws {
        let points = Wave(jitter: 0.01).points(200)
        let cold = try SineFit(points)
        let warm = try SineFit(points, from: try SineFit(Array(points.dropLast())))
        #expect(abs(warm.base - cold.base) < 1e-6)
        #expect(abs(warm.amplitude - cold.amplitude) < 1e-6)
        #expect(abs(warm.period - cold.period) < 1e-6)
    }

    @Test("from a fit of another wave finds the wave that is there now")
    func wrongStart() throws {
        let other = try SineFit(Wave(base: 50, period: 37).points(60))
        let fit = try SineFit(Wave().points(60), from: other)
        #expect(fit.base.fixed(2) == "30.00")
        #expect(fit.period.fixed(2) == "60.00")
    }

    @Test("is not bent by samples that are far off")
    func outliers() throws {
        var points = Wave().points(60)
        points[20].value = 300
        points[41].value = 0
        for previous in [nil, try SineFit(Wave().points(59))] {
            let fit = try SineFit(points, from: previous)
            #expect(fit.outliers == 2)
            #expect(fit.base.fixed(2) == "30.00")
            #expect(fit.swing?.fixed(1) == "10.0")
        }
    }

    @Test("skips NaN, infinities, staleness markers and points that repeat a time")
    func skipped() throws {
        var points = Wave().points(30)
        points[3].value = .nan
        points[4].value = .infinity
        points[9].value = Staleness.marker
        points.insert(points[12], at: 12)
        let fit = try SineFit(points)
        #expect(fit.samples == 27)
        #expect(fit.base.fixed(2) == "30.00")
    }

    @Test("owns up to noise by its residual and its errors")
    func noise() throws {
        let fit = try SineFit(Wave(noise: 0.5).points(240))
        // Evenly spread from −0.5 to 0.5 is a standard deviation of 0.29.
        #expect(fit.residual > 0.25 && fit.residual < 0.33)
        #expect(abs(fit.base - 30) < 4 * fit.baseError)
        #expect(abs(fit.amplitude - 3) < 4 * fit.amplitudeError)
        #expect(fit.determination < 0.99)
    }

    @Test("has no swing in percent around zero")
    func zero() throws {
        let values = (0..<36).map { 3 * sin(2 * .pi * Double($0) / 12) }
        let fit = try SineFit(points(values))
        #expect(abs(fit.base) < 1e-9)
        #expect(fit.amplitude.fixed(3) == "3.000")
        #expect(fit.swing == nil)
    }

    @Test(
        "keeps its digits for a small wave on a large base, and for values whose squares are no numbers",
        arguments: [1.0, 1e-200, 1e220]
    )
    func scales(scale: Double) throws {
        let values = (0..<36).map { scale * (1e6 + sin(2 * .pi * Double($0) / 12)) }
        let fit = try SineFit(points(values))
        #expect(abs(fit.amplitude / scale - 1) < 1e-4)
    }
}
