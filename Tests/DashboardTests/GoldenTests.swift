import Charting
import Dashboard
import Monitoring
import Testing

@Suite("The whole screen, at each size and with each set of glyphs")
struct GoldenTests {
    static let sizes = [Size(20, 5), Size(60, 15), Size(80, 24), Size(110, 32), Size(200, 60)]

    @Test("two waves, one of them just out of its band", arguments: sizes, GlyphSet.allCases)
    func waves(size: Size, glyphs: GlyphSet) throws {
        var interface = Building.interface(size, glyphs: glyphs)
        var snapshot = Building.snapshot()
        snapshot.metrics[0].series[1].points[60].value = 57.5
        _ = interface.update(.snapshot(snapshot))
        let frame = interface.frame
        let name = "waves-\(size.width)x\(size.height)-\(glyphs.rawValue).txt"
        let difference = try Golden.difference(frame.text, from: name)
        #expect(difference == nil, "\(difference ?? "")")
        if glyphs == .ascii { #expect(frame.text.utf8.allSatisfy { $0 < 0x80 }) }
    }

    @Test(
        "the same in colours, few colours and none", arguments: sizes, [ColorDepth.ansi256, .ansi16, .ansi8, .none])
    func colors(size: Size, depth: ColorDepth) throws {
        var interface = Building.interface(size)
        var snapshot = Building.snapshot()
        snapshot.metrics[0].series[1].points[60].value = 57.5
        _ = interface.update(.snapshot(snapshot))
        let themes = size.width == 80 || depth == .ansi256 ? Theme.allCases : [.dark]
        for theme in themes {
            try compare(interface, Palette(theme: theme, depth: depth), "\(size.width)x\(size.height)")
        }
    }

    @Test(
        "and with blocks and plain characters", arguments: sizes, [GlyphSet.block, .ascii])
    func coloredGlyphs(size: Size, glyphs: GlyphSet) throws {
        var interface = Building.interface(size, glyphs: glyphs)
        var snapshot = Building.snapshot()
        snapshot.metrics[0].series[1].points[60].value = 57.5
        _ = interface.update(.snapshot(snapshot))
        for depth in [ColorDepth.ansi256, .ansi8, .none] {
            for theme in size.width == 80 ? Theme.allCases : [.dark] {
                let name = "\(size.width)x\(size.height)-\(glyphs.rawValue)"
                try compare(interface, Palette(theme: theme, depth: depth), name)
            }
        }
    }

    private func compare(_ interface: Interface, _ palette: Palette, _ name: String) throws {
        let file = "waves-\(name)-\(palette.theme.rawValue)-\(palette.depth.rawValue).ansi"
        let difference = try Golden.difference(ANSIWriter(palette: palette).text(interface.frame), from: file)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("the pages and what lies over them", arguments: ["targets", "open", "list", "help", "cursor", "search"])
    func pages(page: String) throws {
        var interface = Building.interface(showing: Building.manyKinds)
        let keys: [KeyPress] =
            switch page {
            case "targets": [.character("t")]
            case "open": [.character("t"), .down, .enter]
            case "list": [.character("l"), .down]
            case "help": [.character("?")]
            case "cursor": Array(repeating: .left, count: 30)
            default: "/server-2".map { .character($0) }
            }
        for key in keys { _ = interface.update(.key(key)) }
        let difference = try Golden.difference(interface.frame.text, from: "\(page)-110x32.txt")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("a heatmap says how much lies where also without colours: in text, and where there are few")
    func heatmapWithoutColors() {
        func heatmap(hasFewColors: Bool) -> Frame {
            var settings = DashboardSettings(source: "x")
            settings.hasFewColors = hasFewColors
            var interface = Interface(settings: settings, size: Size(80, 24), now: Building.noon)
            _ = interface.update(.snapshot(Building.manyKinds))
            for key in "/latency".map({ KeyPress.character($0) }) + [.enter, .character("v"), .character("v")] {
                _ = interface.update(.key(key))
            }
            return interface.frame
        }
        func shown(_ frame: Frame) -> Set<Unicode.Scalar> {
            Set((0..<frame.height).flatMap { y in (0..<frame.width).map { frame[$0, y].glyph.base } })
        }
        for hasFewColors in [true, false] {
            let frame = heatmap(hasFewColors: hasFewColors)
            #expect(frame.text.contains("░") && frame.text.contains("▓"))
            #expect(shown(frame).contains("░") == hasFewColors)
            #expect(shown(frame).contains("█"))
        }
    }

    @Test(
        "a counter as a rate, a histogram as quantiles and as a heatmap", arguments: ["rate", "quantiles", "heatmap"])
    func derived(view: String) throws {
        var interface = Building.interface(Size(80, 24), showing: Building.manyKinds)
        let name = view == "rate" ? "requests_total" : "latency_seconds"
        _ = interface.update(.key(.character("l")))
        while interface.model.selectedPanel?.name != name { _ = interface.update(.key(.down)) }
        for key in [KeyPress.enter] + (view == "heatmap" ? [.character("v"), .character("v")] : []) {
            _ = interface.update(.key(key))
        }
        let difference = try Golden.difference(interface.frame.text, from: "\(view)-80x24.txt")
        #expect(difference == nil, "\(difference ?? "")")
    }
}
