import Charting
import Dashboard
import Monitoring
import Prometheus
import Testing

@Suite("The mouse, the alarm and the targets page")
struct PointingTests {
    private var interface: Interface { Building.interface(showing: Building.snapshot()) }

    @Test("a press in a chart sets the cursor, another at the same place takes it away")
    func cursor() throws {
        var interface = interface
        _ = interface.update(.mouse(MouseAction(.press, x: 50, y: 10)))
        let cursor = try #require(interface.model.cursor)
        #expect(cursor > Building.noon - 300_000 && cursor < Building.noon)
        _ = interface.update(.mouse(MouseAction(.press, x: 50, y: 10)))
        #expect(interface.model.cursor == nil)
    }

    @Test("a press in the last column sets the cursor where the picture ends")
    func lastColumn() throws {
        var interface = interface
        for key in "----" { _ = interface.update(.key(.character(key))) }
        _ = interface.update(.tick(Building.noon + 1000))
        let columns = (0..<110).filter { x in
            _ = interface.update(.key(.escape))
            _ = interface.update(.mouse(MouseAction(.press, x: x, y: 10)))
            return interface.model.cursor != nil
        }
        let last = try #require(columns.last)
        _ = interface.update(.key(.escape))
        _ = interface.update(.mouse(MouseAction(.press, x: last, y: 10)))
        #expect(interface.model.cursor.map { $0 <= interface.model.end } == true)
        #expect(!interface.frame.text.contains(" LAST "))
        _ = interface.update(.mouse(MouseAction(.press, x: last, y: 10)))
        #expect(interface.model.cursor == nil)
    }

    @Test("a press beside the list closes it, and chooses nothing")
    func besideTheList() {
        var interface = Building.interface(Size(140, 32), showing: Building.manyKinds)
        for key in [KeyPress.character("l"), .end] { _ = interface.update(.key(key)) }
        let chosen = interface.model.selectedPanel?.name
        _ = interface.update(.mouse(MouseAction(.press, x: 3, y: 4)))
        #expect(interface.model.overlay == nil)
        #expect(interface.model.selectedPanel?.name == chosen)
        _ = interface.update(.key(.character("l")))
        _ = interface.update(.mouse(MouseAction(.press, x: 30, y: 3)))
        #expect(interface.model.selectedPanel?.name != chosen)
    }

    @Test("the wheel over a chart changes the window; a press on a row of the table hides the series")
    func wheelAndRow() {
        var interface = interface
        _ = interface.update(.mouse(MouseAction(.wheelUp, x: 50, y: 10)))
        #expect(interface.model.window.duration == .seconds(120))
        _ = interface.update(.mouse(MouseAction(.wheelDown, x: 50, y: 10)))
        #expect(interface.model.window.duration == .seconds(300))
        _ = interface.update(.mouse(MouseAction(.press, x: 10, y: 30)))
        #expect(interface.frame.lines[30].contains("hidden; 2 shows it"))
    }

    @Test("a press selects another panel, a metric of the list, a target")
    func selects() {
        var interface = Building.interface(showing: Building.manyKinds)
        _ = interface.update(.mouse(MouseAction(.press, x: 2, y: 16)))
        #expect(interface.model.selectedPanel?.name == "queue_length")
        _ = interface.update(.key(.character("l")))
        _ = interface.update(.mouse(MouseAction(.press, x: 20, y: 2)))
        #expect(interface.model.overlay == nil)
        #expect(interface.model.selectedPanel?.name == "my_first_metric")
        _ = interface.update(.key(.character("t")))
        for _ in 0..<2 { _ = interface.update(.mouse(MouseAction(.press, x: 20, y: 7))) }
        #expect(interface.frame.text.contains("last scrape "))
        for x in [-1, 0, 500] {
            for y in [-1, 0, 31, 500] { _ = interface.update(.mouse(MouseAction(.press, x: x, y: y))) }
        }
    }

    @Test("while a series is out of its band the header and the title say so, and a bell rings once if asked for")
    func alarm() {
        var interface = interface
        _ = interface.update(.key(.character("B")))
        #expect(!interface.frame.lines[0].contains("outside"))
        var outside = Building.snapshot()
        outside.time += 5000
        outside.metrics[0].series[0].points.append(Point(time: outside.time, value: 40))
        #expect(interface.update(.snapshot(outside)) == .bell)
        #expect(interface.frame.lines[0].hasPrefix(" promwave    1 outside    http://"))
        #expect(interface.frame.lines[1].hasPrefix(" ! my_first_metric"))
        #expect(interface.update(.snapshot(outside)) == nil)
        var within = outside
        within.time += 5000
        within.metrics[0].series[0].points.append(Point(time: within.time, value: 31))
        _ = interface.update(.snapshot(within))
        #expect(!interface.frame.lines[0].contains("outside"))
        #expect(interface.frame.lines[29].contains("outside: 1 of "), "the verdict remembers it")
    }

    @Test("no bell rings where one looks at another metric that was out of its band already")
    func alarmElsewhere() {
        func snapshot(_ names: Set<String>, seconds: Int64 = 0) -> Snapshot {
            var snapshot = Building.snapshot(
                metrics: ["a", "b", "c", "d"].map { name in
                    var points = Building.wave(30)
                    points[points.count - 1].value = name == "d" ? 40 : points[points.count - 1].value
                    return Building.metric(name, [("metrics-server-1:80", points)])
                })
            snapshot.metrics.removeAll { !names.contains($0.name) }
            snapshot.time += seconds * 1000
            return snapshot
        }
        var interface = interface
        _ = interface.update(.key(.character("B")))
        _ = interface.update(.snapshot(snapshot(interface.needs.metrics)))
        _ = interface.update(.snapshot(snapshot(interface.needs.metrics)))
        var most = 0
        for seconds in 1...8 as ClosedRange<Int64> {
            _ = interface.update(.key(.tab))
            #expect(interface.update(.snapshot(snapshot(interface.needs.metrics, seconds: seconds))) == nil)
            most = max(most, interface.model.live.alarms)
        }
        #expect(most == 1, "it has been seen")
    }

    @Test("an open target shows all labels, both URLs, the whole error and the body's size")
    func open() {
        var target = Building.target("a:80", health: .down, error: String(repeating: "long ", count: 40) + "end")
        target.dialled = "http://127.0.0.1:4711/metrics2"
        var interface = Building.interface(showing: Building.snapshot(targets: [target]))
        for key in [KeyPress.character("t"), .enter] { _ = interface.update(.key(key)) }
        let text = interface.frame.text
        for part in [
            "URL         http://a:80/metrics2", "dialled as  http://127.0.0.1:4711/metrics2",
            "last scrape 12:04:59, 0.4 s ago, took 1.2 ms", "body        131 B", "interval    5 s, timeout 5 s",
            "labels      instance=\"a:80\"", "job=\"promwave\"", "discovered  __address__=\"a:80\"", "long end",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        _ = interface.update(.key(.escape))
        #expect(!interface.frame.text.contains("took 1.2 ms"))
    }

    @Test("a target stays open when discovery says something else of it, and shows that")
    func staysOpen() {
        var target = Building.target("a:80")
        var interface = Building.interface(showing: Building.snapshot(targets: [target]))
        for key in [KeyPress.character("t"), .enter] { _ = interface.update(.key(key)) }
        target.discoveredLabels = ["__address__": "a:80", "__meta_zone": "b"]
        _ = interface.update(.snapshot(Building.snapshot(targets: [target])))
        #expect(interface.frame.text.contains("took 1.2 ms"))
        #expect(interface.frame.text.contains("__meta_zone=\"b\""))
    }

    @Test("with more targets than there is room for, the last row says which of them are in view")
    func manyTargets() {
        let targets = (0..<100).map { Building.target("a\($0):80") }
        var interface = Building.interface(showing: Building.snapshot(targets: targets))
        _ = interface.update(.key(.character("t")))
        #expect(interface.frame.lines[30].hasPrefix("   1 to 13 of 100; PageDown, PageUp"))
        for _ in 0..<20 { _ = interface.update(.key(.pageDown)) }
        #expect(interface.frame.lines[30].hasPrefix("   86 to 100 of 100; PageDown, PageUp"))
        for key in "/a99" { _ = interface.update(.key(.character(key))) }
        #expect(!interface.frame.text.contains("PageDown"))
    }

    @Test("the search finds targets by any label, health or error; the dropped ones with their reason")
    func search() {
        var snapshot = Building.snapshot(targets: [
            Building.target("a:80"), Building.target("b:80", health: .down, error: "no such host"),
        ])
        snapshot.droppedTargets = [
            DroppedTarget(job: "promwave", discoveredLabels: ["__address__": "c:80"], reason: "no address"),
            DroppedTarget(job: "promwave", discoveredLabels: ["__address__": "d:80"]),
        ]
        var interface = Building.interface(showing: snapshot)
        for key in "t/no such" { _ = interface.update(.key(.character(key))) }
        let text = interface.frame.text
        #expect(text.contains("http://b:80/metrics2"))
        #expect(!text.contains("http://a:80/metrics2"))
        _ = interface.update(.key(.escape))
        let whole = interface.frame.text
        #expect(whole.contains("dropped by relabelling (1)"))
        #expect(whole.contains("cannot be scraped (1)"))
        #expect(whole.contains("promwave no address {__address__=\"c:80\"}"))
    }
}
