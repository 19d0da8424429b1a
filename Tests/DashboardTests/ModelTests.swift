import Charting
import Dashboard
import Monitoring
import Testing

@Suite("What keys do")
struct ModelTests {
    @Test("q, Q and Ctrl-C quit, from every page", arguments: [Key.character("q"), .character("Q"), .control("c")])
    func quits(key: Key) {
        var model = Building.model(showing: Building.snapshot())
        #expect(model.update(.key(key)) == .quit)
        _ = model.update(.key(.character("t")))
        #expect(model.update(.key(key)) == .quit)
        _ = model.update(.key(.character("?")))
        #expect(model.update(.key(key)) == .quit)
    }

    @Test("r asks for a scrape, Ctrl-L for a repaint, Ctrl-Z for a stop")
    func effects() {
        var model = Building.model(showing: Building.snapshot())
        #expect(model.update(.key(.character("r"))) == .scrapeNow)
        #expect(model.update(.key(.control("l"))) == .repaint)
        #expect(model.update(.key(.control("z"))) == .suspend)
    }

    @Test("Esc closes what is open and never quits")
    func escape() {
        var model = Building.model(showing: Building.snapshot())
        _ = model.update(.key(.character("t")))
        _ = model.update(.key(.character("?")))
        #expect(model.update(.key(.escape)) == nil)
        #expect(!model.showsHelp)
        #expect(model.page == .targets)
        #expect(model.update(.key(.escape)) == nil)
        #expect(model.page == .charts)
        #expect(model.update(.key(.escape)) == nil)
    }

    @Test("+ and - go through the windows and stop at their ends; = goes back")
    func windows() {
        var model = Building.model(showing: Building.snapshot())
        _ = model.update(.key(.character("+")))
        #expect(model.window.duration == .seconds(120))
        for _ in 0..<9 { _ = model.update(.key(.character("+"))) }
        #expect(model.window.duration == .seconds(30))
        for _ in 0..<20 { _ = model.update(.key(.character("-"))) }
        #expect(model.window.duration == .seconds(3600), "never longer than what is kept")
        _ = model.update(.key(.character("=")))
        #expect(model.window.duration == .seconds(300))
    }

    @Test("frozen, the picture stays while collection goes on; live again, the newest is shown")
    func freeze() {
        var model = Building.model(showing: Building.snapshot())
        _ = model.update(.key(.character(" ")))
        let picture = View(model: model).frame
        var later = Building.snapshot()
        later.time += 10_000
        later.metrics[0].series[0].points.append(Point(time: later.time, value: 99))
        _ = model.update(.snapshot(later))
        _ = model.update(.tick(later.time))
        #expect(View(model: model).frame == picture)
        _ = model.update(.key(.character(" ")))
        #expect(Building.lines(model).joined().contains("99.00"))
    }

    @Test("nothing that has not changed is drawn anew")
    func sameFrame() {
        var model = Building.model(showing: Building.snapshot())
        let first = View(model: model).frame
        _ = model.update(.snapshot(Building.snapshot()))
        #expect(View(model: model).frame.changes(since: first).isEmpty)
    }

    @Test("only the metrics in view are asked for, and enough of the past to judge them")
    func needs() {
        let metrics = (0..<40).map { Building.metric("metric_\($0 + 10)", [("a:80", Building.wave(30))]) }
        var model = Building.model(showing: Building.snapshot(metrics: metrics))
        #expect(model.needs.metrics == ["metric_10", "metric_11"])
        #expect(model.needs.past == .seconds(300))
        _ = model.update(.key(.tab))
        #expect(model.needs.metrics == ["metric_11", "metric_12"])
        _ = model.update(.key(.character("v")))
        #expect(model.needs.metrics == ["metric_11"])
    }

    @Test("a series keeps its number while others come and go")
    func numbers() {
        var model = Building.model(showing: Building.snapshot())
        let second = Building.metric("my_first_metric", [("metrics-server-2:80", Building.wave(50))])
        _ = model.update(.snapshot(Building.snapshot(metrics: [second])))
        #expect(model.shown.panels[0].rows.map(\.index) == [1])
        let three = Building.metric(
            "my_first_metric", [("a:80", Building.wave(40)), ("metrics-server-2:80", Building.wave(50))])
        _ = model.update(.snapshot(Building.snapshot(metrics: [three])))
        #expect(model.shown.panels[0].rows.map(\.index) == [1, 2])
        #expect(model.shown.panels[0].rows.map(\.name) == ["metrics-server-2:80", "a:80"])
    }

    @Test("what Prometheus adds to each scrape comes after the metrics of the targets")
    func reportsLast() {
        let metrics = ["my_first_metric", "scrape_duration_seconds", "up", "zebra"].map {
            Building.metric($0, [("a:80", Building.wave(30))])
        }
        let model = Building.model(showing: Building.snapshot(metrics: metrics))
        #expect(
            model.shown.panels.map(\.name) == ["my_first_metric", "zebra", "scrape_duration_seconds", "up"])
    }
}
