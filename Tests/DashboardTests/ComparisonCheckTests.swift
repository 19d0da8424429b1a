import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("What comes of a comparison")
struct ComparisonCheckTests {
    private static let labels: Labels = ["__name__": "m", "instance": "a:80"]

    private static func check(_ comparison: Comparison) -> ComparisonCheck {
        ComparisonCheck("http://p:9090", .success(comparison))
    }

    private static func series(theirs: Double, aligned: Double? = nil) -> SeriesComparison {
        SeriesComparison(
            labels: labels,
            compared: 12,
            largest: SampleDifference(time: Building.noon, ours: 30, theirs: theirs, delay: 2000),
            largestAligned: aligned.map { SampleDifference(time: Building.noon, ours: 30, theirs: $0) }
        )
    }

    @Test("values that are near once time is allowed for hold")
    func holds() {
        let check = Self.check(Comparison(series: [Self.series(theirs: 33, aligned: 30.09)]))
        #expect(check.outcome == .holds)
        #expect(check.rows.map(\.words) == ["at most 0.30 % apart"])
        #expect(
            check.notice
                == Notice(
                    .comparison, "compared with http://p:9090: 1 series at most 0.30 % apart", isBad: false))
    }

    @Test("values that are far apart fail, and say where")
    func fails() {
        let check = Self.check(Comparison(series: [Self.series(theirs: 33, aligned: 33)]))
        #expect(check.outcome == .fails)
        #expect(
            check.rows.map(\.words)
                == ["at most 9.09 % apart: 30 here, 33 there, at 2026-11-22T12:05:00.000Z"])
        var tolerant = check
        tolerant.tolerance = 0.1
        #expect(tolerant.outcome == .holds)
    }

    @Test("series that only one side has fail")
    func missingAndExtra() {
        let check = Self.check(Comparison(missing: [Self.labels], extra: [["__name__": "x"]]))
        #expect(check.outcome == .fails)
        #expect(check.rows.map(\.words) == ["missing on the server", "only on the server"])
        #expect(check.notice.isBad)
    }

    @Test("a server that does not answer, and nothing to compare, leave it open")
    func open() {
        let silent = ComparisonCheck("http://p:9090", .failure(.fetch(.refused)))
        #expect(silent.outcome == .unknown)
        #expect(silent.words == "connection refused")
        #expect(Self.check(Comparison()).outcome == .unknown)
        #expect(Self.check(Comparison(series: [SeriesComparison(labels: Self.labels)])).outcome == .unknown)
    }

    @Test("the table lists what does not hold, and sums up the rest")
    func table() {
        let other: Labels = ["__name__": "m", "instance": "b:80"]
        let check = Self.check(
            Comparison(series: [Self.series(theirs: 30, aligned: 30)], missing: [other]))
        #expect(
            check.table == """
                RESULT  SERIES              SAMPLES  COMPARED WITH http://p:9090
                fails   m{instance="b:80"}        0  missing on the server
                fails   all series               12  1 series equal; 1 missing

                """)
    }

    @Test("a server before Prometheus 3 keeps le as the target wrote it; it is the same series")
    func bounds() {
        let points = [Point(time: 0, value: 1)]
        let comparison = Comparison(
            ours: [SeriesSnapshot(labels: ["__name__": "h_bucket", "le": "1.0"], points: points)],
            theirs: [SeriesSnapshot(labels: ["__name__": "h_bucket", "le": "1"], points: points)],
            nearness: 2500)
        #expect(comparison.missing.isEmpty && comparison.extra.isEmpty && comparison.series.count == 1)
    }
}
