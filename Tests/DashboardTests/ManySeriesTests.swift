import Charting
import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("More series than can be drawn")
struct ManySeriesTests {
    private static func gauge(_ count: Int, outside: Set<Int>) -> MetricSnapshot {
        let wave = Building.wave(30)
        let high = Building.wave(50)
        return Building.metric("load", (0..<count).map { ("node-\(1000 + $0)", outside.contains($0) ? high : wave) })
    }

    /// A snapshot of the same series at a later time, so that some more have their turn.
    private static func show(_ metric: MetricSnapshot, _ interface: inout Interface, after seconds: Int64) {
        var snapshot = Building.snapshot(metrics: [metric])
        snapshot.time += seconds * 1000
        _ = interface.update(.snapshot(snapshot))
    }

    @Test("are all judged: one that is out of its band raises the alarm, and is drawn before the others")
    func alarm() throws {
        let metric = Self.gauge(3000, outside: [2777])
        var interface = Building.interface(expecting: [try Expectation("load=30±10%")])
        for seconds in 0..<20 { Self.show(metric, &interface, after: Int64(seconds)) }
        #expect(interface.model.live.alarms == 1)
        #expect(interface.model.panels[0].rows.count == 100)
        #expect(interface.model.panels[0].rows.contains { $0.name == "node-3777" && $0.isAlarming })
        #expect(Building.lines(interface)[0].contains(" 1 outside "))
        // It comes back.
        let good = Self.gauge(3000, outside: [])
        for seconds in 20..<41 { Self.show(good, &interface, after: Int64(seconds)) }
        #expect(interface.model.live.alarms == 0)
    }

    @Test("raise an alarm also where a filter hides the one, and when it is gone no more")
    func filtered() throws {
        let metric = Self.gauge(400, outside: [333])
        var interface = Building.interface(expecting: [try Expectation("load=30±10%")])
        for key in "/node-1000" { _ = interface.update(.key(.character(key))) }
        for seconds in 0..<3 { Self.show(metric, &interface, after: Int64(seconds)) }
        #expect(interface.model.panels[0].rows.map(\.name) == ["node-1000"])
        #expect(interface.model.live.alarms == 1)
        var others = metric
        others.series.removeAll { $0.labels["instance"] == "node-1333" }
        for seconds in 3..<6 { Self.show(others, &interface, after: Int64(seconds)) }
        #expect(interface.model.live.alarms == 0)
    }

    @Test("have their turn, two hundred a second: so many that each of ten thousand has it within a minute")
    func turns() {
        let series = Self.gauge(10_000, outside: []).series
        var patrol = SeriesPatrol()
        #expect(patrol.turn(of: "load", series, at: 0).count == 500)
        // Ten snapshots a second cost no more than one.
        var places: [Int] = []
        for step in 1...600 { places += patrol.turn(of: "load", series, at: Int64(step) * 100) }
        #expect(places.count == 12_000)
        #expect(Set(places).count == 10_000)
        #expect(patrol.turn(of: "load", series, at: 60_000).isEmpty)
        #expect(patrol.turn(of: "load", series, at: 10).count == 500)
        #expect(patrol.turn(of: "load", Array(series.prefix(3)), at: 20_000).count == 3)
        #expect(patrol.turn(of: "load", [], at: 40_000).isEmpty)
    }

    /// Histograms of 10 observations a second each, with two buckets.
    private static func histograms(_ count: Int) -> MetricSnapshot {
        let series = (0..<count).flatMap { number in
            ["1", "+Inf"].map { bound in
                Building.series([
                    "__name__": "latency_bucket", "instance": "node-\(1000 + number)", "job": "promwave", "le": bound,
                ]) { Double($0) * 50 }
            }
        }
        return MetricSnapshot(name: "latency_bucket", type: .histogram, series: series)
    }

    @Test("histograms that are too many to draw are counted, and no targets without series")
    func histogramsBeyondTheMost() {
        let targets = (0..<40).map { Building.target("node-\(1000 + $0)") }
        let snapshot = Building.snapshot(metrics: [Self.histograms(40)], targets: targets)
        let interface = Building.interface(showing: snapshot)
        #expect(interface.model.panels[0].rows.count == 99)
        #expect(interface.frame.lines[1].contains("+21 more"))
        #expect(interface.frame.text.contains("of 99; PageDown"))
    }

    @Test("a heatmap is of all histograms, drawn as lines or not, live and frozen", arguments: ["", " "])
    func heatmapOfAll(keys: String) {
        let snapshot = Building.snapshot(metrics: [Self.histograms(40)])
        var interface = Building.interface(showing: snapshot)
        for key in keys + "vv" { _ = interface.update(.key(.character(key))) }
        #expect(interface.frame.lines[1].contains("up to 400 per second a bucket   heatmap"))
        #expect(!interface.frame.lines[1].contains("more"))
        _ = interface.update(.key(.character("v")))
        #expect(interface.frame.lines[1].contains("+21 more"))
    }

    @Test("that are more than memory holds: the header says what is the most, and since when samples are gone")
    func memory() {
        var snapshot = Building.snapshot()
        snapshot.storage.shortenedTo = Building.noon - 90_000
        let interface = Building.interface(Size(160, 32), showing: snapshot)
        let header = Building.lines(interface)[0]
        #expect(header.contains("1024 MiB of samples is the most that is kept: samples before 12:03:30 are gone"))
    }
}
