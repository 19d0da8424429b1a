import Monitoring
import Prometheus
import Testing

@Suite("A verdict")
struct VerdictTests {
    static func verdict(
        _ points: [Point],
        base: Double? = nil,
        percent: Double = 10,
        period: Double = 60
    ) -> Verdict {
        let expectation = base.map { Expectation(Selector(name: "my_first_metric"), base: $0, percent: percent) }
        var verification = SeriesVerification(expectation: expectation, period: period)
        return verification.update(points)
    }

    @Test(
        "on the demo's waves becomes known after a whole period, with and without an expectation",
        arguments: [30.0, 50]
    )
    func demo(base: Double) {
        let points = Wave(base: base, jitter: 0.01).points(720)
        for expected in [base, nil] {
            var known: Int?
            var verification = SeriesVerification(
                expectation: expected.map { Expectation(Selector(name: "m"), base: $0, percent: 10) })
            for count in Array(1...30) + [60, 120, 720] {
                let verdict = verification.update(Array(points.prefix(count)))
                if case .notYetKnown = verdict.outcome {
                    #expect(known == nil)
                } else {
                    known = known ?? count
                    #expect(verdict.outcome == .within)
                    #expect(verdict.words == "within ±10 %")
                    #expect(verdict.band?.isFitted == (expected == nil))
                }
            }
            #expect(known == 13)
        }
    }

    @Test(
        "says how much of a period has been seen",
        arguments: [
            (0, "not yet known (no samples)"), (1, "not yet known (0 s of 60 s)"), (2, "not yet known (5 s of 60 s)"),
            (8, "not yet known (35 s of 60 s)"), (12, "not yet known (55 s of 60 s)"), (13, "within ±10 %"),
        ]
    )
    func partOfPeriod(count: Int, words: String) {
        #expect(Self.verdict(Wave().points(count), base: 30).words == words)
        #expect(Self.verdict(Wave().points(count)).words == words)
    }

    @Test("does not count the time of an outage as seen")
    func outage() {
        // 20 s before it and 20 s after it.
        let points = Wave(missing: 5..<30).points(35)
        #expect(Self.verdict(points, base: 30).words == "not yet known (40 s of 60 s)")
    }

    @Test("is outside as soon as one sample is, however little was seen")
    func oneSample() throws {
        let verdict = Self.verdict([Point(time: 1000, value: 33.72)], base: 30)
        #expect(verdict.words == "outside: 1 of 1, +12.4 %")
        #expect(
            verdict.outcome
                == .outside(.init(samples: 1, farthest: 33.72, first: 1000, last: 1000, since: 1000)))
    }

    @Test("says how many samples are outside, how far, and since when")
    func excursions() {
        var points = points([Double](repeating: 30, count: 60))
        for (index, value) in [(10, 26.0), (11, 26.5), (20, 34), (58, 33.5), (59, 33.4)] { points[index].value = value }
        let verdict = Self.verdict(points, base: 30)
        #expect(verdict.words == "outside: 5 of 60, −13.3 %")
        #expect(
            verdict.outcome
                == .outside(
                    .init(
                        samples: 5, farthest: 26, first: points[10].time, last: points[59].time,
                        since: points[58].time)))
        points[59].value = 30
        guard case .outside(let excursion) = Self.verdict(points, base: 30).outcome else {
            Issue.record("not outside")
            return
        }
        #expect(excursion.since == nil)
        #expect(excursion.last == points[58].time)
    }

    @Test(
        "takes rounding into account, and no more",
        arguments: [
            // 33.00 is 30 + 10 % as printed; 33.407 is printed as 33.41.
            ([33.00, 27.00], 30, "within ±10 %"), ([33.01, 27.00], 30, "outside: 12 of 24, +10.03 %"),
            ([33.41, 27.33], 30.37, "within ±10 %"), ([33.42, 27.33], 30.37, "outside: 12 of 24, +10.04 %"),
            // Whole numbers are not rounded: 33 is outside of 30 ± 9.9 %.
            ([33, 28], 30, "within ±10 %"), ([34, 28], 30, "outside: 12 of 24, +13.3 %"),
            ([0.06, 0.05], 0.05, "within ±10 %"),
        ]
    )
    func rounding(values: [Double], base: Double, words: String) {
        // Half a minute each: quicker changes would be too quick for the samples.
        let points = points((0..<24).map { values[$0 / 6 % 2] })
        #expect(Self.verdict(points, base: base).words == words)
    }

    @Test("gives whole numbers no room for rounding")
    func wholeNumbers() {
        let values = points([Double](repeating: 33, count: 20))
        #expect(Self.verdict(values, base: 30, percent: 9.9).words == "outside: 20 of 20, +10.0 %")
    }

    @Test("without an expectation finds a wave of ±15 % outside of ±10 %")
    func fifteen() {
        let verdict = Self.verdict(Wave(percent: 15, offset: 0).points(61))
        // In each of five minutes: 15 % times the sine of 60°, 90° and 120°, up and down.
        #expect(verdict.words == "outside: 30 of 61, +15.0 %")
        #expect(verdict.band?.isFitted == true)
        #expect(verdict.band?.base.fixed(2) == "30.00")
    }

    @Test("sees a crest outside that the samples missed")
    func missedCrest() throws {
        let points = Wave(percent: 10.3, offset: 2.5).points(25)
        #expect(points.allSatisfy { $0.value < 33 && $0.value > 27 })
        let verdict = Self.verdict(points, base: 30)
        guard case .outside(let excursion) = verdict.outcome else {
            Issue.record("\(verdict.words)")
            return
        }
        #expect(excursion.samples == 0)
        #expect(excursion.farthest.fixed(1) == "33.1")
        #expect(verdict.words == "outside: crest +10.3 %")
    }

    @Test("waits for the whole of a longer period once it shows")
    func longPeriod() {
        let points = Wave(period: 120).points(25)
        #expect(Self.verdict(points, period: 120).words == "within ±10 %")
        #expect(Self.verdict(Array(points.prefix(15)), period: 120).words == "not yet known (70 s of 120 s)")
    }

    @Test("on what is no wave needs an expectation")
    func noWave() {
        let steps = points((0..<40).map { $0 < 20 ? 29 : 31 })
        #expect(Self.verdict(steps).words == "not known (no wave)")
        #expect(Self.verdict(steps).band == nil)
        #expect(Self.verdict(steps, base: 30).words == "within ±10 %")
    }

    @Test("on a constant is within, after as long as a wave would have taken")
    func constant() {
        let whole = points([Double](repeating: 42, count: 13))
        #expect(Self.verdict(whole.dropLast()).words == "not yet known (55 s of 60 s)")
        #expect(Self.verdict(whole).words == "within ±10 %")
        #expect(Self.verdict(whole, base: 30).words == "outside: 13 of 13, +40.0 %")
    }

    @Test("catches a single wild sample though nothing was expected")
    func spike() {
        var points = Wave().points(60)
        points[30].value = 60
        #expect(Self.verdict(points).words == "outside: 1 of 60, +100.0 %")
    }

    @Test("around zero speaks of values, not of percent")
    func zero() {
        var points = points([Double](repeating: 0, count: 20))
        #expect(Self.verdict(points, base: 0, percent: 0).words == "within ±0 %")
        points[3].value = -0.5
        #expect(Self.verdict(points, base: 0, percent: 10).words == "outside: 1 of 20, −0.5")
    }

    @Test("below zero has its band the right way round")
    func negative() {
        #expect(Self.verdict(Wave(base: -30).points(30), base: -30).words == "within ±10 %")
        let verdict = Self.verdict(Wave(base: -30, percent: 20, offset: 0).points(13), base: -30)
        #expect(verdict.words == "outside: 6 of 13, −20.0 %")
    }

    @Test("takes infinity for a value outside, NaN and staleness markers for none")
    func specials() {
        var points = Wave().points(30)
        points[3].value = .nan
        points[4].value = Staleness.marker
        #expect(Self.verdict(points, base: 30).words == "within ±10 %")
        #expect(Self.verdict(points, base: 30).samples == 28)
        points[5].value = .infinity
        #expect(Self.verdict(points, base: 30).words == "outside: 1 of 28, +Inf")
    }

    @Test("from few samples in a long time is not known")
    func sparse() {
        #expect(Self.verdict(Wave(interval: 30, offset: 0).points(4), base: 30).words == "not yet known (4 samples)")
    }
}
