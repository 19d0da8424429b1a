import ArgumentParser
import Charting
import Foundation
import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("A replay")
struct ReplayTests {
    /// Ten minutes up to noon, a scrape every five seconds.
    private static let scrapes = Array(stride(from: Building.noon - 600_000, through: Building.noon, by: 5000))

    private static func interface(_ size: Size = Size(110, 32), at position: Int64? = nil) -> Interface {
        var settings = DashboardSettings(
            source: "http://localhost:8080/targets", retention: .seconds(86_400), version: "0.1")
        settings.replay = Replay(
            start: Building.noon - 600_000, end: Building.noon, scrapes: scrapes, position: position)
        var interface = Interface(settings: settings, size: size, now: 1000)
        show(&interface)
        return interface
    }

    /// Brings what is asked for, as a recording does.
    private static func show(_ interface: inout Interface) {
        let time = interface.needs.time ?? 0
        let points = Building.wave(30, seconds: 600).filter { $0.time <= time && $0.time >= time - 300_000 }
        var snapshot = Building.snapshot(metrics: [
            MetricSnapshot(
                name: "my_first_metric", type: .gauge,
                series: [
                    SeriesSnapshot(
                        labels: [
                            "__name__": "my_first_metric", "instance": "metrics-server-1:80", "job": "promwave",
                        ], points: points)
                ])
        ])
        snapshot.time = time
        _ = interface.update(.snapshot(snapshot))
    }

    private static func pressing(_ keys: [KeyPress], at position: Int64? = nil) -> Int64? {
        var interface = interface(at: position)
        for key in keys { _ = interface.update(.key(key)) }
        return interface.model.replay.map { ($0.position - Building.noon) / 1000 }
    }

    @Test("its clock goes with the wall clock, as fast as it is told, and stops at the end")
    func clock() {
        var interface = Self.interface()
        func seconds() -> Int64? { interface.model.replay.map { ($0.position - $0.start) / 1000 } }
        for (wall, expected): (Int64, Int64) in [(1000, 0), (2000, 1), (2500, 1), (4000, 3)] {
            _ = interface.update(.tick(wall))
            #expect(seconds() == expected)
        }
        for _ in 0..<3 { _ = interface.update(.key(.character(">"))) }
        _ = interface.update(.tick(5000))
        #expect(interface.model.replay?.speed == 10)
        #expect(seconds() == 13)
        _ = interface.update(.key(.character(" ")))
        _ = interface.update(.tick(60_000))
        #expect(seconds() == 13)
        _ = interface.update(.tick(90_000))
        _ = interface.update(.key(.character(" ")))
        _ = interface.update(.tick(90_500))
        #expect(seconds() == 13, "the time on hold does not count")
        _ = interface.update(.tick(91_500))
        #expect(seconds() == 23)
        _ = interface.update(.tick(999_000))
        #expect(seconds() == 600)
        #expect(interface.model.replay?.isPlaying == false)
        _ = interface.update(.key(.character("f")))
        #expect(seconds() == 0)
        #expect(interface.model.replay?.isPlaying == true)
    }

    @Test(
        "keys seek and step, within the recording",
        arguments: [
            ([.character("[")], -360), ([.character("]")], -240), ([.shiftLeft], -450), ([.shiftRight], -150),
            ([.character(".")], -295), ([.character(",")], -305), ([.character("."), .character(",")], -300),
            ([.home], -600), ([.end], 0), ([.character("0")], -600), ([.character("0"), .character(",")], -600),
            ([.end, .character(".")], 0), ([.end, .character("]")], 0),
        ] as [([KeyPress], Int64)])
    func seek(keys: [KeyPress], seconds: Int64) {
        #expect(Self.pressing(keys, at: Building.noon - 300_000) == seconds)
    }

    @Test("a step goes to the next scrape from wherever it is, and holds there")
    func step() {
        #expect(Self.pressing([.character(".")], at: Building.noon - 299_000) == -295)
        #expect(Self.pressing([.character(",")], at: Building.noon - 299_000) == -300)
        var interface = Self.interface()
        _ = interface.update(.key(.character(".")))
        #expect(interface.model.replay?.isPlaying == false)
    }

    @Test("header and footer say that it is a replay, its time, its speed and how far it has come")
    func words() {
        var interface = Self.interface(at: Building.noon - 400_000)
        Self.show(&interface)
        let lines = interface.frame.lines
        #expect(lines[0].hasSuffix("REPLAY ×1   Nov 22 11:58:20"))
        #expect(lines[31].hasPrefix(" ? help  q quit  space pause  [ ] minute  , . step  < > speed"))
        #expect(lines[31].hasSuffix("━━━━───────  3:20 of 10:00  ×1"))
        _ = interface.update(.key(.character(" ")))
        #expect(interface.frame.lines[0].contains(" PAUSED "))
        #expect(interface.frame.lines[31].contains("space play"))
        _ = interface.update(.key(.end))
        Self.show(&interface)
        #expect(interface.frame.lines[0].contains(" END    Nov 22 12:05:00"))
        #expect(interface.frame.lines[31].contains("10:00 of 10:00"))
        _ = interface.update(.key(.character("?")))
        let help = interface.frame.text
        for text in ["hold the replay", "the scrape before, the next one", "slower, faster"] {
            #expect(help.contains(text))
        }
        #expect(!help.contains("scrape all targets now"))
    }

    @Test("the picture shows the recording's time, back and forth")
    func picture() {
        var interface = Self.interface(at: Building.noon)
        #expect(interface.model.end == Building.noon)
        _ = interface.update(.key(.character("[")))
        #expect(interface.needs.time == Building.noon - 60_000)
        #expect(interface.model.end == Building.noon, "until its data are there")
        Self.show(&interface)
        #expect(interface.model.end == Building.noon - 60_000)
        #expect(interface.model.shown.panels[0].rows[0].points.last?.time == Building.noon - 60_000)
        _ = interface.update(.key(.character("r")))
        #expect(interface.frame.lines[31].contains("a replay scrapes nothing"))
    }

    @Test("0 first comes back from where the view has been panned to, and header and footer say so")
    func comesBack() {
        var interface = Self.interface(at: Building.noon - 300_000)
        for _ in 0..<100 { _ = interface.update(.key(.left)) }
        #expect(interface.model.pinned != nil)
        #expect(interface.frame.lines[0].contains("0: back "))
        _ = interface.update(.key(.escape))
        #expect(interface.frame.lines[31].hasPrefix(" ? help  q quit  space pause  0 back  [ ] minute  "))
        _ = interface.update(.key(.character("0")))
        #expect(interface.model.pinned == nil)
        #expect(interface.model.replay?.position == Building.noon - 300_000)
        _ = interface.update(.key(.character("0")))
        #expect(interface.model.replay?.position == Building.noon - 600_000)
    }

    @Test("End comes back from there too, at the recording's end")
    func endComesBack() {
        var interface = Self.interface(at: Building.noon)
        for _ in 0..<100 { _ = interface.update(.key(.left)) }
        #expect(interface.model.pinned != nil)
        _ = interface.update(.key(.end))
        #expect(interface.model.pinned == nil)
    }

    @Test("on small screens the position stays in sight", arguments: [Size(60, 15), Size(80, 24), Size(200, 60)])
    func sizes(size: Size) {
        let lines = Self.interface(size, at: Building.noon - 400_000).frame.lines
        #expect(lines.last?.hasSuffix("3:20 of 10:00  ×1") == true)
        #expect(lines.last?.hasPrefix(" ? help  q quit") == true)
    }

    @Test(
        "the header says of which day it is, as far as there is room",
        arguments: [
            (Size(200, 60), "2026-11-22 11:58:20"), (Size(80, 24), "Nov 22 11:58:20"), (Size(79, 24), "×1   11:58:20"),
        ])
    func day(size: Size, ending: String) {
        #expect(Self.interface(size, at: Building.noon - 400_000).frame.lines[0].hasSuffix(ending))
        #expect(Building.interface(size, showing: Building.snapshot()).frame.lines[0].hasSuffix("LIVE   12:05:00"))
    }

    @Test("a cursor tells the day where the window has more than one")
    func cursorsDay() {
        func title(_ presses: Int) -> String {
            var interface = Self.interface(at: Building.noon)
            for _ in 0..<presses { _ = interface.update(.key(.character("-"))) }
            Self.show(&interface)
            _ = interface.update(.key(.left))
            return interface.frame.lines[1]
        }
        #expect(title(0).contains("   12:05:00   1 "))
        #expect(title(20).contains("   Nov 22 12:"))
    }

    @Test("it can be told where its defaults are, or that there are none")
    func settings() throws {
        #expect(try ReplayCommand.parse(["waves.om", "--no-settings"]).defaults.noSettings)
        #expect(try ReplayCommand.parse(["waves.om", "--settings", "a.yaml"]).defaults.settings == "a.yaml")
    }
}
