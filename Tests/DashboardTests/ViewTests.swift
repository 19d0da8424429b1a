import Charting
import Dashboard
import Monitoring
import Prometheus
import Testing

@Suite("What the screen says")
struct ViewTests {
    @Test("header, table and footer at 110×32")
    func bars() {
        let lines = Building.lines(Building.interface(showing: Building.snapshot()))
        #expect(lines.count == 32)
        #expect(
            lines[0] == " promwave   http://localhost:8080/targets   2 targets, 2 up          "
                + "every 5 s   window 5 m   LIVE   12:05:00")
        #expect(lines[1].hasPrefix(" my_first_metric   "))
        #expect(lines[1].hasSuffix("together ▾   gauge"))
        #expect(
            lines[28] == "     INSTANCE             STATE   LAST    MIN    MAX   MEAN   BASE    SWING"
                + "  VERDICT        SCRAPE    AGE")
        #expect(
            lines[29] == " 1━  metrics-server-1:80  up     30.00  27.00  33.00  30.00  30.00  ±10.0 %"
                + "  within ±10 %   1.2 ms  0.4 s")
        #expect(lines[31].hasPrefix(" ? help  q quit  space freeze  + - = window  v split  t targets"))
        #expect(lines[31].hasSuffix("promwave 0.1"))
    }

    @Test("the bands are drawn and said to be fitted where nothing is expected")
    func fitted() {
        let text = Building.lines(Building.interface(showing: Building.snapshot())).joined(separator: "\n")
        #expect(text.contains("fitted 30"))
        #expect(text.contains("fitted 50"))
        #expect(text.contains("+10 %"))
        #expect(text.contains("−10 %"))
        #expect(!text.contains("×"), "33.00 is within 30 + 10 %")
    }

    @Test("an expectation gives the base")
    func expected() throws {
        var interface = Building.interface(expecting: [
            try Expectation("my_first_metric{instance=~\"metrics-server-1.*\"}=30±5%")
        ])
        _ = interface.update(.snapshot(Building.snapshot()))
        let text = Building.lines(interface).joined(separator: "\n")
        #expect(text.contains("base 30"))
        #expect(text.contains("outside: "))
        #expect(text.contains("fitted 50"))
    }

    @Test("a target that is down says why, in the table and in the header")
    func down() {
        let targets = [
            Building.target("metrics-server-1:80", health: .down, error: "connection refused"),
            Building.target("metrics-server-2:80"),
        ]
        let lines = Building.lines(Building.interface(showing: Building.snapshot(targets: targets)))
        #expect(lines[0].contains("2 targets, 1 down"))
        #expect(lines[29].contains("down"))
        #expect(lines[29].contains("connection refused"))
    }

    @Test(
        "the count of targets is green only if one is up",
        arguments: [(TargetHealth.up, Ink.good), (.unknown, .text), (.down, .bad)])
    func countColour(health: TargetHealth, ink: Ink) throws {
        let targets = [Building.target("a:80", health: health), Building.target("b:80", health: health)]
        let frame = Building.interface(showing: Building.snapshot(targets: targets)).frame
        let line = try #require(frame.lines.first)
        let column = try #require(line.firstRange(of: "2 targets"))
        let x = line.distance(from: line.startIndex, to: column.lowerBound)
        #expect(frame[x, 0].style.ink == ink)
    }

    @Test("a target without a series of the metric is listed all the same")
    func without() {
        let targets = [Building.target("a:80", health: .down, error: "no such host")]
        let text = Building.lines(Building.interface(showing: Building.snapshot(metrics: [], targets: targets)))
        #expect(text.contains { $0.contains("no target is up: no such host") })
        #expect(text.contains { $0.contains("a:80") && $0.contains("down") })
    }

    @Test("discovery that fails keeps the list and says so in the header")
    func discoveryFails() {
        let failed = DiscoveryStatus(
            job: "promwave", source: "http://localhost:8080/targets", targets: 2,
            lastSuccess: Building.noon - 35_000, error: "connection refused")
        let lines = Building.lines(Building.interface(showing: Building.snapshot(discoveries: [failed])))
        #expect(lines[0].contains("2 targets, 2 up   discovery failed: connection refused"))
    }

    @Test("a failed scrape is a gap in the line")
    func gap() throws {
        func plotted(_ points: [Point]) -> [Bool] {
            let metric = Building.metric("my_first_metric", [("a:80", points)])
            let lines = Building.lines(Building.interface(showing: Building.snapshot(metrics: [metric])))
            let rows = lines[2..<27].map(Array.init)
            return (0..<90).map { column in
                rows.contains { $0.count > column && ("\u{2801}"..."\u{28FF}").contains($0[column]) }
            }
        }
        let whole = Building.wave(30)
        // Down from 12:02:00 to 12:03:00: a staleness marker where it began, nothing until it ends.
        var broken = whole.filter { !(Building.noon - 180_000..<Building.noon - 120_000).contains($0.time) }
        let index = try #require(broken.firstIndex { $0.time > Building.noon - 180_000 })
        broken.insert(Point(time: Building.noon - 180_000, value: Staleness.marker), at: index)
        let drawn = plotted(whole).filter { $0 }.count
        let left = plotted(broken).filter { $0 }.count
        #expect(
            drawn - left >= 14 && drawn - left <= 20, "about a fifth of \(drawn) columns is empty, not \(drawn - left)")
    }

    @Test("hostile text never reaches the terminal as it is")
    func hostile() {
        let name = "evil\u{1B}[2J\u{202E}"
        let metric = Building.metric("my_first_metric", [(name, Building.wave(30))])
        let targets = [Building.target(name, health: .down, error: "\u{1B}]0;title\u{7}")]
        var interface = Building.interface(showing: Building.snapshot(metrics: [metric], targets: targets))
        for page in ["", "t"] {
            for key in page { _ = interface.update(.key(.character(key))) }
            for scalar in Building.lines(interface).joined().unicodeScalars {
                #expect(scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\u{202E}")
            }
        }
    }

    @Test("every size from 1×1 to 40×14 has a picture", arguments: 1...14)
    func small(height: Int) {
        for width in 1...40 {
            var interface = Building.interface(Size(width, height), showing: Building.snapshot())
            #expect(Building.lines(interface).count == height)
            _ = interface.update(.key(.character("t")))
            _ = interface.update(.key(.character("?")))
            #expect(Building.lines(interface).allSatisfy { $0.count <= width })
        }
    }

    @Test("the targets page has both labels, the address, the health and the error of each target")
    func targets() {
        let targets = [
            Building.target("a:80"), Building.target("b:80", health: .down, error: "timed out after 5 s"),
        ]
        var snapshot = Building.snapshot(targets: targets)
        snapshot.droppedTargets = [DroppedTarget(job: "promwave", discoveredLabels: ["__address__": "c:80"])]
        var interface = Building.interface(showing: snapshot)
        _ = interface.update(.key(.character("t")))
        let text = Building.lines(interface).joined(separator: "\n")
        for part in [
            "promwave (1/2 up)", "up http://a:80/metrics2", "scraped 0.4 s ago in 1.2 ms, 131 B", "timed out after 5 s",
            "{instance=\"a:80\", job=\"promwave\"}", "metrics_path=\"/metrics2\"", "dropped by relabelling (1)",
            "{__address__=\"c:80\"}",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
