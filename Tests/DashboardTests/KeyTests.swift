import Charting
import Dashboard
import Monitoring
import Testing

@Suite("Keys that change what is seen")
struct KeyTests {
    private func pressing(_ keys: [KeyPress], _ snapshot: Snapshot = Building.snapshot()) -> Interface {
        var interface = Building.interface(showing: snapshot)
        for key in keys { _ = interface.update(.key(key)) }
        return interface
    }

    private func pressing(_ text: String, _ snapshot: Snapshot = Building.snapshot()) -> Interface {
        pressing(text.map { .character($0) }, snapshot)
    }

    @Test("[ goes back by half a window and stops at the oldest that is kept; 0 is live again")
    func pan() {
        var interface = pressing("[")
        #expect(interface.model.end == Building.noon - 150_000)
        #expect(interface.frame.lines[0].contains(" −3 m, 0: live "))
        #expect(!interface.frame.lines[0].contains("LIVE"))
        for _ in 0..<40 { _ = interface.update(.key(.shiftLeft)) }
        #expect(interface.model.start == Building.noon - 3_600_000)
        #expect(interface.needs.past == .seconds(3600), "all that is kept is asked for")
        _ = interface.update(.key(.shiftRight))
        #expect(interface.model.start == Building.noon - 3_450_000)
        _ = interface.update(.key(.character("0")))
        #expect(interface.model.end == Building.noon)
        #expect(interface.frame.lines[0].contains("LIVE"))
    }

    @Test("live again, the value axis is that of the newest samples", arguments: [KeyPress.character("0"), .end])
    func panRange(key: KeyPress) {
        // A thousand, and for the last eight minutes about thirty.
        let points = (0...700).map { (step: Int) -> Point in
            let value: Double = step < 600 ? 1000 : Double(30 + step % 2)
            return Point(time: Building.noon - 3_500_000 + Int64(step) * 5000, value: value)
        }
        let snapshot = Building.snapshot(metrics: [Building.metric("load", [("metrics-server-1:80", points)])])
        var interface = pressing([.home], snapshot)
        #expect(interface.frame.lines[2..<26].contains { $0.contains("1000 ┤") })
        _ = interface.update(.key(key))
        #expect(!interface.frame.lines[2..<26].contains { $0.contains("1000 ┤") })
        for key in " [[" { _ = interface.update(.key(.character(key))) }
        for _ in 0..<8 { _ = interface.update(.key(.character("["))) }
        #expect(interface.frame.lines[2..<26].contains { $0.contains("1000 ┤") })
        _ = interface.update(.key(.character(" ")))
        #expect(!interface.frame.lines[2..<26].contains { $0.contains("1000 ┤") })
    }

    @Test("] ends where it is live; Home is the oldest; End is live")
    func panEnds() {
        #expect(pressing("[]").model.pinned == nil)
        #expect(pressing([.home]).model.start == Building.noon - 3_600_000)
        #expect(pressing([.home, .end]).model.pinned == nil)
    }

    @Test("frozen, one can pan back to what was not asked for before, and nothing new comes in")
    func frozenPan() {
        var interface = pressing(" [")
        #expect(interface.needs.past > .seconds(300))
        var later = Building.snapshot(metrics: [
            Building.metric("my_first_metric", [("metrics-server-1:80", Building.wave(30, seconds: 900))])
        ])
        later.time += 5000
        later.metrics[0].series[0].points.append(Point(time: later.time, value: 99))
        _ = interface.update(.snapshot(later))
        let points = interface.model.shown.panels[0].rows[0].points
        #expect(points.first?.time == Building.noon - 900_000)
        #expect(points.last?.time == Building.noon)
        #expect(interface.frame.lines[0].contains("FROZEN"))
    }

    @Test("the cursor says the time and each series' value there")
    func cursor() {
        let interface = pressing(Array(repeating: .left, count: 40))
        let lines = interface.frame.lines
        #expect(lines[1].contains("12:02:44   1 27.40   2 45.67"))
        #expect(lines[28].contains("12:02:44"))
        #expect(lines[29].contains("27.40"))
        #expect(pressing(Array(repeating: .left, count: 40) + [.escape]).model.cursor == nil)
    }

    @Test("the first press of the cursor is within the window, at its end", arguments: [60, 80, 97, 110, 111, 200])
    func cursorBegins(width: Int) {
        var interface = Building.interface(Size(width, 32), showing: Building.snapshot())
        for time in [Int64(0), 700, 1400, 2100] {
            _ = interface.update(.tick(Building.noon + time))
            _ = interface.update(.key(.left))
            let model = interface.model
            #expect(model.cursor.map { $0 <= model.end && $0 > model.end - 10_000 } == true)
            #expect(!interface.frame.lines.contains { $0.contains(" LAST ") })
            _ = interface.update(.key(.right))
            #expect(interface.model.cursor.map { $0 <= interface.model.end } == true)
            _ = interface.update(.key(.escape))
        }
    }

    @Test("over a heatmap too a step of the cursor is a column of it, and a press sets it")
    func heatmapCursor() throws {
        var interface = pressing("/latency", Building.manyKinds)
        for key in [KeyPress.enter, .character("v"), .character("v")] { _ = interface.update(.key(key)) }
        _ = interface.update(.snapshot(Building.manyKinds))
        for _ in 0..<4 { _ = interface.update(.key(.character("-"))) }
        #expect(interface.model.window.duration == .seconds(3600))
        func cursorColumns() -> Set<Int> {
            Set(
                (3..<12).compactMap { y in
                    (12..<110).first { interface.frame[$0, y].style.ink == .cursor }
                })
        }
        _ = interface.update(.key(.left))
        _ = interface.update(.key(.left))
        let first = try #require(cursorColumns().first)
        _ = interface.update(.key(.left))
        #expect(cursorColumns() == [first - 1])
        _ = interface.update(.key(.escape))
        _ = interface.update(.mouse(MouseAction(.press, x: 50, y: 10)))
        #expect(cursorColumns() == [50])
    }

    @Test("the cursor takes the view along beyond the edge")
    func cursorPans() {
        let interface = pressing(Array(repeating: .left, count: 100))
        #expect(interface.model.pinned != nil)
        #expect(interface.model.cursor.map { $0 >= interface.model.start } == true)
    }

    @Test("a digit hides a series and it stays hidden; the axis follows what is left")
    func hide() {
        var interface = pressing("1")
        #expect(interface.frame.lines[29].contains("hidden; 1 shows it"))
        #expect(!interface.frame.lines[2..<26].joined().contains("fitted 30"))
        _ = interface.update(.snapshot(Building.snapshot()))
        #expect(interface.frame.lines[29].contains("hidden"))
        _ = interface.update(.key(.character("1")))
        #expect(!interface.frame.lines[29].contains("hidden"))
    }

    @Test("y: automatic, from zero, the band")
    func valueRange() {
        #expect(pressing("y").frame.lines[1].contains("from zero"))
        #expect(pressing("y").frame.lines[2..<28].contains { $0.contains(" 0 ┤") })
        #expect(pressing("yy").frame.lines[1].contains("the band"))
        #expect(!pressing("yyy").frame.lines[1].contains("the band"))
    }

    @Test("b, g, m, c and u change how it looks")
    func looks() {
        #expect(!pressing("b").frame.text.contains("fitted"))
        #expect(pressing("g").frame.text.contains("┊"))
        #expect(pressing("m").frame.text.contains("▄"))
        #expect(pressing("mm").frame.text.utf8.allSatisfy { $0 < 0x80 })
        #expect(pressing("mm").frame.text.contains("+-10.0 %"))
        #expect(pressing("c").model.looks.colors == .light)
        #expect(pressing("cc").model.looks.colors == .none)
        #expect(pressing("u").frame.lines[0].hasSuffix("UTC"))
    }

    @Test("/ filters as one types; Enter keeps it, Esc clears it; q is a letter meanwhile")
    func filter() {
        var interface = pressing("/SERVER-2")
        #expect(interface.model.panels[0].rows.map(\.name) == ["metrics-server-2:80"])
        #expect(interface.frame.lines[31].contains("/SERVER-2"))
        #expect(interface.update(.key(.character("q"))) == nil)
        #expect(interface.model.panels.isEmpty)
        #expect(interface.frame.text.contains("nothing matches the filter"))
        _ = interface.update(.key(.backspace))
        _ = interface.update(.key(.enter))
        #expect(interface.frame.lines[31].hasPrefix(" /SERVER-2  ? help"))
        #expect(interface.update(.key(.character("q"))) == .quit)
        _ = interface.update(.key(.escape))
        #expect(interface.model.panels[0].rows.count == 2)
        #expect(interface.update(.key(.control("c"))) == .quit)
    }

    @Test("Enter gives a metric all the room, and back")
    func expand() {
        let lines = pressing([.enter]).frame.lines
        #expect(!lines.joined().contains("INSTANCE"))
        #expect(lines.joined().contains("1━ metrics-server-1:80   2┅ metrics-server-2:80"))
        #expect(pressing([.enter, .enter]).frame.lines.joined().contains("INSTANCE"))
    }

    @Test("an expanded metric stays, whatever comes to stand before it")
    func expandedStays() {
        let metrics = ["b", "a"].map { Building.metric($0, [("i:80", Building.wave(30))]) }
        var interface = pressing([.enter], Building.snapshot(metrics: [metrics[0]]))
        _ = interface.update(.snapshot(Building.snapshot(metrics: metrics.reversed())))
        #expect(interface.model.panels.map(\.name) == ["a", "b"])
        #expect(interface.frame.lines[1].hasPrefix(" b "))
    }

    @Test("keys of the charts change nothing behind the targets page")
    func behindTargets() {
        let plain = pressing("")
        #expect(pressing("tvybgYt").frame.lines == plain.frame.lines)
    }

    @Test("where nothing is drawn, the chart says why")
    func empty() {
        #expect(pressing("12").frame.text.contains("all series are hidden; 1 … 9 show them"))
        // Known, and without a sample in the window.
        var snapshot = Building.snapshot(metrics: [Building.metric("old", [("i:80", [])])])
        snapshot.metrics = []
        var old = pressing("", snapshot)
        #expect(!old.frame.text.contains("no samples"))
        _ = old.update(.snapshot(snapshot))
        #expect(old.frame.text.contains("no samples in this window"))
    }

    @Test("an expanded metric is split all the same")
    func expandSplit() {
        let text = pressing([.enter, .character("v")]).frame.text
        #expect(text.contains("split ▾"))
        #expect(text.contains("my_first_metric   2 metrics-server-2:80"))
        #expect(!text.contains("INSTANCE"))
    }

    @Test("the list chooses one of thousands")
    func list() {
        let metrics = (1000..<4000).map { Building.metric("metric_\($0)", []) }
        var interface = pressing([.character("l"), .end], Building.snapshot(metrics: metrics))
        #expect(interface.frame.text.contains("3000 metrics"))
        _ = interface.update(.key(.enter))
        #expect(interface.needs.metrics.contains("metric_3999"))
        #expect(interface.needs.metrics.count < 10)
        #expect(interface.frame.lines[1].hasPrefix(" metric_3999"))
    }

    @Test("s asks for a snapshot; what came of it is said for a while")
    func snapshot() {
        var interface = pressing("")
        #expect(interface.update(.key(.character("s"))) == .writeSnapshot)
        _ = interface.update(.message("written: /tmp/promwave.svg"))
        #expect(interface.frame.lines[31] == " written: /tmp/promwave.svg")
        _ = interface.update(.tick(Building.noon + 9000))
        #expect(interface.frame.lines[31].hasPrefix(" ? help"))
    }
}
