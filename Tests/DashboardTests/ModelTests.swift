import Charting
import Dashboard
import Monitoring
import Prometheus
import Testing

@Suite("What keys do")
struct ModelTests {
    @Test(
        "q, Q and Ctrl-C quit, from every page", arguments: [KeyPress.character("q"), .character("Q"), .control("c")])
    func quits(key: KeyPress) {
        var interface = Building.interface(showing: Building.snapshot())
        #expect(interface.update(.key(key)) == .quit)
        _ = interface.update(.key(.character("t")))
        #expect(interface.update(.key(key)) == .quit)
        _ = interface.update(.key(.character("?")))
        #expect(interface.update(.key(key)) == .quit)
    }

    @Test("r asks for a scrape, Ctrl-L for a repaint, Ctrl-Z for a stop")
    func effects() {
        var interface = Building.interface(showing: Building.snapshot())
        #expect(interface.update(.key(.character("r"))) == .scrapeNow)
        #expect(interface.update(.key(.control("l"))) == .repaint)
        #expect(interface.update(.key(.control("z"))) == .suspend)
    }

    @Test("Esc closes what is open and never quits")
    func escape() {
        var interface = Building.interface(showing: Building.snapshot())
        _ = interface.update(.key(.character("t")))
        _ = interface.update(.key(.character("?")))
        #expect(interface.update(.key(.escape)) == nil)
        #expect(interface.model.overlay == nil)
        #expect(interface.model.page == .targets)
        #expect(interface.update(.key(.escape)) == nil)
        #expect(interface.model.page == .charts)
        #expect(interface.update(.key(.escape)) == nil)
    }

    @Test("+ and - go through the windows and stop at their ends; = goes back")
    func windows() {
        var interface = Building.interface(showing: Building.snapshot())
        _ = interface.update(.key(.character("+")))
        #expect(interface.model.window.duration == .seconds(120))
        for _ in 0..<9 { _ = interface.update(.key(.character("+"))) }
        #expect(interface.model.window.duration == .seconds(30))
        for _ in 0..<20 { _ = interface.update(.key(.character("-"))) }
        #expect(interface.model.window.duration == .seconds(3600), "never longer than what is kept")
        _ = interface.update(.key(.character("=")))
        #expect(interface.model.window.duration == .seconds(300))
    }

    @Test("frozen, the picture stays while collection goes on; live again, the newest is shown")
    func freeze() {
        var interface = Building.interface(showing: Building.snapshot())
        _ = interface.update(.key(.character(" ")))
        let picture = interface.frame.lines
        var later = Building.snapshot()
        later.time += 10_000
        later.metrics[0].series[0].points.append(Point(time: later.time, value: 99))
        _ = interface.update(.snapshot(later))
        _ = interface.update(.tick(later.time))
        #expect(interface.frame.lines == picture)
        _ = interface.update(.key(.character(" ")))
        #expect(Building.lines(interface).joined().contains("99.00"))
    }

    @Test("frozen, a longer window also shows the series that ended before what was seen until then")
    func frozenGone() {
        var interface = Building.interface(showing: Building.snapshot())
        for key in " -" { _ = interface.update(.key(.character(key))) }
        var later = Building.snapshot()
        later.time += 5000
        func gone(_ instance: String, _ times: [Int64]) -> SeriesSnapshot {
            SeriesSnapshot(
                labels: ["__name__": "my_first_metric", "instance": instance, "job": "promwave"],
                points: times.map { Point(time: Building.noon + $0, value: $0 == -595_000 ? Staleness.marker : 40) })
        }
        later.metrics[0].series += [gone("gone:80", [-600_000, -595_000]), gone("new:80", [5000])]
        _ = interface.update(.snapshot(later))
        let names = interface.model.shown.panels[0].rows.map(\.name)
        #expect(names.contains("gone:80"))
        #expect(!names.contains("new:80"), "what has come since then is not part of it")
    }

    @Test("nothing that has not changed is drawn anew")
    func sameFrame() {
        var interface = Building.interface(showing: Building.snapshot())
        let first = interface.frame
        _ = interface.update(.snapshot(Building.snapshot()))
        #expect(interface.frame.changes(since: first).isEmpty)
    }

    @Test("only the metrics in view are asked for, and enough of the past to judge them")
    func needs() {
        let metrics = (0..<40).map { Building.metric("metric_\($0 + 10)", [("a:80", Building.wave(30))]) }
        var interface = Building.interface(showing: Building.snapshot(metrics: metrics))
        #expect(interface.needs.metrics == ["metric_10", "metric_11"])
        #expect(interface.needs.past == .seconds(300))
        _ = interface.update(.key(.tab))
        #expect(interface.needs.metrics == ["metric_11", "metric_12"])
        _ = interface.update(.key(.character("v")))
        #expect(interface.needs.metrics == ["metric_11"])
    }

    @Test("a series keeps its number while others come and go")
    func numbers() {
        var interface = Building.interface(showing: Building.snapshot())
        let second = Building.metric("my_first_metric", [("metrics-server-2:80", Building.wave(50))])
        _ = interface.update(.snapshot(Building.snapshot(metrics: [second])))
        #expect(interface.model.shown.panels[0].rows.map(\.index) == [1])
        let three = Building.metric(
            "my_first_metric", [("a:80", Building.wave(40)), ("metrics-server-2:80", Building.wave(50))])
        _ = interface.update(.snapshot(Building.snapshot(metrics: [three])))
        #expect(interface.model.shown.panels[0].rows.map(\.index) == [1, 2])
        #expect(interface.model.shown.panels[0].rows.map(\.name) == ["metrics-server-2:80", "a:80"])
    }

    @Test("what Prometheus adds to each scrape comes after the metrics of the targets")
    func reportsLast() {
        let metrics = ["my_first_metric", "scrape_duration_seconds", "up", "zebra"].map {
            Building.metric($0, [("a:80", Building.wave(30))])
        }
        let interface = Building.interface(showing: Building.snapshot(metrics: metrics))
        #expect(
            interface.model.shown.panels.map(\.name) == ["my_first_metric", "zebra", "scrape_duration_seconds", "up"])
    }
}
