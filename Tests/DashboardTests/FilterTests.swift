import Charting
import Dashboard
import Monitoring
import Prometheus
import Testing

@Suite("Filtering what nobody can look through")
struct FilterTests {
    private static let points = Building.wave(30)

    private static func series(_ name: String, _ labels: [Label]) -> SeriesSnapshot {
        SeriesSnapshot(labels: Labels([Label("__name__", name)] + labels), points: points)
    }

    /// What a source answers: the points that are asked for, and what was found.
    private static func answer(_ interface: Interface, _ metrics: [MetricSnapshot]) -> Snapshot {
        var snapshot = Building.snapshot(metrics: metrics)
        snapshot.metrics = metrics.filter { interface.needs.metrics.contains($0.name) }
        snapshot.found = interface.needs.search.map { search in
            let found = metrics.filter { $0.series.contains { search.accepts($0.labels) } }
            return FoundMetrics(search: search, names: Set(found.map(\.name)))
        }
        return snapshot
    }

    private static func typing(_ text: String, _ metrics: [MetricSnapshot]) -> Interface {
        var interface = Building.interface()
        for _ in 0..<2 { _ = interface.update(.snapshot(answer(interface, metrics))) }
        for key in "/" + text { _ = interface.update(.key(.character(key))) }
        for _ in 0..<2 { _ = interface.update(.snapshot(answer(interface, metrics))) }
        return interface
    }

    @Test("of more series than can be drawn, those are found that are not drawn")
    func many() {
        let cpu = MetricSnapshot(
            name: "cpu", type: .gauge,
            series: (0..<400).map { Self.series("cpu", [Label("cpu", "core-\($0)"), Label("instance", "a")]) })
        let interface = Self.typing("core-377", [cpu])
        #expect(interface.model.panels.map(\.name) == ["cpu"])
        #expect(interface.model.panels[0].rows.map { $0.labels["cpu"] } == ["core-377"])
        #expect(interface.model.panels[0].series == 1)
    }

    @Test("a metric out of view is found by a label value of its series, one without is not")
    func outOfView() {
        let metrics = (0..<40).map { number in
            MetricSnapshot(
                name: "metric_\(number)", type: .gauge,
                series: [Self.series("metric_\(number)", [Label("mode", number == 33 ? "idle" : "user")])])
        }
        let interface = Self.typing("idle", metrics)
        #expect(interface.model.panels.map(\.name) == ["metric_33"])
        #expect(interface.needs.metrics.contains("metric_33"))
    }

    @Test("a filter hides a series that is out of its band, and not the alarm")
    func alarm() throws {
        let wave = Building.metric(
            "my_first_metric", [("metrics-server-1:80", Building.wave(30)), ("metrics-server-2:80", Building.wave(50))])
        var interface = Building.interface(expecting: [try Expectation("my_first_metric=30±10%")])
        for _ in 0..<2 { _ = interface.update(.snapshot(Self.answer(interface, [wave]))) }
        #expect(interface.model.live.alarms == 1)
        for key in "/server-1" { _ = interface.update(.key(.character(key))) }
        _ = interface.update(.snapshot(Self.answer(interface, [wave])))
        #expect(interface.model.panels[0].rows.map(\.name) == ["metrics-server-1:80"])
        #expect(interface.model.live.alarms == 1)
    }

    @Test("a histogram is found by its labels, and stays whole")
    func histogram() {
        var snapshot = Building.manyKinds
        var interface = Building.interface(showing: snapshot)
        for key in "/latency server-1" { _ = interface.update(.key(.character(key))) }
        snapshot.found = FoundMetrics(
            search: LabelSearch("latency server-1"), names: ["latency_seconds_bucket"])
        _ = interface.update(.snapshot(snapshot))
        #expect(interface.model.panels.map(\.name) == ["latency_seconds"])
        #expect(interface.model.panels[0].rows.map { $0.labels["quantile"] } == ["0.5", "0.9", "0.99"])
    }

    @Test("what closes the list ends the search that is typed there", arguments: ["beside", "on a metric"])
    func closedList(place: String) {
        var interface = Building.interface(Size(140, 32), showing: Building.manyKinds)
        for key in "tl/e" { _ = interface.update(.key(.character(key))) }
        let (x, y) = place == "beside" ? (3, 0) : (40, 3)
        _ = interface.update(.mouse(MouseAction(.press, x: x, y: y)))
        #expect(interface.model.overlay == nil)
        if interface.model.page == .targets { _ = interface.update(.key(.character("t"))) }
        #expect(interface.update(.key(.character("q"))) == .quit)
        #expect(interface.model.filter.text == "e")
    }

    @Test("pasted text goes into the search, and is no keys where there is none")
    func paste() {
        var interface = Building.interface(showing: Building.manyKinds)
        #expect(interface.update(.paste("q")) == nil)
        #expect(interface.model.message != nil)
        _ = interface.update(.key(.character("/")))
        _ = interface.update(.paste("queue q "))
        #expect(interface.model.filter.text == "queue q")
        #expect(interface.model.panels.map(\.name) == ["queue_length"])
        _ = interface.update(.paste(String(repeating: "x", count: 5000)))
        #expect(interface.frame.lines[31].contains("xxxx"))
    }

    @Test("of a text that comes at once the whole is drawn, as if it had been typed")
    func burst() {
        var interface = Building.interface(showing: Building.manyKinds)
        let keys = "/queue".map { Event.key(.character($0)) } + [.key(.escape)]
        for (key, next) in zip(keys, keys.dropFirst()) { _ = interface.update(key, before: next) }
        #expect(interface.frame.lines[31].contains("/queue"))
        #expect(interface.model.panels.map(\.name) == ["queue_length"])
    }
}
