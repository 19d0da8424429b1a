import Prometheus
import Testing

@testable import Monitoring

@Suite("The window of a query")
struct QueryWindowTests {
    private func window(_ expression: String, retention: Int = 60) -> QueryWindow {
        QueryWindow(expression, retention: .seconds(retention), step: .seconds(5), overlap: .seconds(10))
    }

    private func series(_ samples: [(Int64, Double)], _ labels: Labels = ["a": "b"]) -> SeriesSnapshot {
        SeriesSnapshot(labels: labels, points: samples.map { Point(time: $0.0, value: $0.1) })
    }

    @Test("asks for everything at first, and then for what is new and a little more")
    func steps() {
        var window = window("sum(up)")
        let first = window.plan(at: 1_000_003_700)
        #expect(first == .steps([999_945_000...1_000_000_000], step: .seconds(5)))
        window.merge([series([(999_995_000, 1), (1_000_000_000, 2)])], of: first, at: 1_000_003_700)
        let second = window.plan(at: 1_000_008_700)
        #expect(second == .steps([999_990_000...1_000_005_000], step: .seconds(5)))
        window.merge(
            [series([(999_995_000, 1), (1_000_000_000, 3), (1_000_005_000, 4)])], of: second, at: 1_000_008_700)
        #expect(window.series().map { $0.points.map(\.value) } == [[1, 3, 4]])
    }

    @Test("asks in parts where one answer would be too long")
    func parts() {
        let plan = QueryWindow("sum(up)", retention: .seconds(15_000), step: .seconds(1), overlap: .zero).plan(
            at: 20_000_000)
        #expect(plan == .steps([5_000_000...14_999_000, 15_000_000...20_000_000], step: .seconds(1)))
    }

    @Test("asks a plain selector for its samples as they are stored")
    func stored() throws {
        var window = window(#"my_first_metric{job="waves"}"#)
        let selector = try Selector(#"my_first_metric{job="waves"}"#)
        let first = window.plan(at: 1_000_000)
        #expect(first == .samples(selector, last: .seconds(60), at: 1_000_000))
        window.merge([series([(940_000, 0), (990_848, 1), (995_848, 2)])], of: first, at: 1_000_000)
        let second = window.plan(at: 1_005_000)
        #expect(second == .samples(selector, last: .seconds(15), at: 1_005_000))
        window.merge([series([(990_848, 1), (995_848, 2), (1_000_848, 3)])], of: second, at: 1_005_000)
        #expect(window.series().first?.points.filter { !$0.isStale }.map(\.time) == [990_848, 995_848, 1_000_848])
    }

    @Test("catches up after an outage of the server, but no farther than it keeps")
    func outage() {
        var window = window("sum(up)")
        let first = window.plan(at: 100_000)
        window.merge([series([(100_000, 1)])], of: first, at: 100_000)
        #expect(window.plan(at: 130_000) == .steps([90_000...130_000], step: .seconds(5)))
        #expect(window.plan(at: 1_000_000) == .steps([940_000...1_000_000], step: .seconds(5)))
    }

    @Test("marks a missing step as a gap, and the end of a series that is gone")
    func gaps() throws {
        var window = window("sum(up)")
        let plan = window.plan(at: 60_000)
        let one = series([(10_000, 1), (15_000, 2), (30_000, 3), (60_000, 4)], ["a": "1"])
        let gone = series([(5000, 1), (10_000, 1)], ["a": "2"])
        window.merge([gone, one], of: plan, at: 60_000)
        let result = window.series()
        try #require(result.map { $0.labels["a"] } == ["1", "2"])
        #expect(
            result[0].points.map(\.time) == [10_000, 15_000, 20_000, 30_000, 35_000, 60_000])
        #expect(result[0].points.map(\.isStale) == [false, false, true, false, true, false])
        #expect(result[1].points.map(\.time) == [5000, 10_000, 15_000])
        #expect(result[1].points.last?.isStale == true)
    }

    @Test("marks a missing scrape as a gap, and leaves the newest one time to arrive")
    func scrapeGaps() {
        var window = window("up")
        let plan = window.plan(at: 60_000)
        let times: [Int64] = [10_000, 15_001, 20_000, 24_999, 35_000, 40_000, 45_000, 50_000]
        window.merge([series(times.map { ($0, 1) })], of: plan, at: 57_000)
        #expect(window.series().first?.points.filter(\.isStale).map(\.time) == [29_999])
        window.merge([], of: .samples(Selector(name: "up"), last: .seconds(1), at: 63_000), at: 63_000)
        #expect(window.series().first?.points.filter(\.isStale).map(\.time) == [29_999, 55_000])
    }

    @Test("joins samples that come unevenly, as Prometheus looks back five minutes")
    func uneven() {
        var window = window("pushed", retention: 3600)
        let plan = window.plan(at: 3_600_000)
        let times: [Int64] = [10_000, 12_000, 50_000, 51_000, 250_000, 900_000]
        window.merge([series(times.map { ($0, 1) })], of: plan, at: 3_600_000)
        #expect(window.series().first?.points.filter(\.isStale).map(\.time) == [550_000, 1_200_000])
    }

    @Test("forgets what is older than it keeps, and series that have nothing left")
    func retention() {
        var window = window("sum(up)", retention: 10)
        let first = window.plan(at: 20_000)
        window.merge([series([(10_000, 1), (15_000, 2)])], of: first, at: 20_000)
        let second = window.plan(at: 40_000)
        window.merge([], of: second, at: 40_000)
        #expect(window.series().isEmpty)
    }
}
