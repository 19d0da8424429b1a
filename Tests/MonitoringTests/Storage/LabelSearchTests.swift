import Prometheus
import Testing

@testable import Monitoring

@Suite("Searching series as one types")
struct LabelSearchTests {
    private static let series: Labels = [
        "__name__": "node_cpu_seconds_total", "cpu": "7", "mode": "idle", "instance": "Web-1:9100",
    ]

    @Test(
        "each word is found in the name or in a value, in any case",
        arguments: [
            ("idle", true), ("IDLE", true), ("web-1", true), ("cpu_sec 9100", true), ("idle user", false),
            // A label's name is not what is sought, nor what lies across two values.
            ("mode", false), ("instance", false), ("idleweb", false), ("", true), ("  ", true),
        ])
    func words(text: String, isFound: Bool) {
        #expect(LabelSearch(text).accepts(Self.series) == isFound)
    }

    @Test("the store says which metrics have a series that is sought, also those that are in nobody's view")
    func store() {
        let store = SeriesStore()
        let all: [Labels] = [Self.series, ["__name__": "up", "instance": "Web-1:9100"], ["__name__": "idle_time"]]
        var references = all.map { _ in SeriesReference.none }
        _ = store.commit(
            all.indices.map { PendingSample(series: Int32($0), time: 1000, value: 1) }, references: &references,
            now: 1000, labels: { all[$0] })
        #expect(store.found(by: LabelSearch("idle")).names == ["node_cpu_seconds_total", "idle_time"])
        #expect(store.found(by: LabelSearch("web-1")).names == ["node_cpu_seconds_total", "up"])
        #expect(store.found(by: LabelSearch("nobody")).names == [])
    }
}
