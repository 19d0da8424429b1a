import Charting
import Testing

/// The two waves of the demo at the sizes that people use.
@Suite("Golden frames")
struct GoldenFrameTests {
    private static let sizes = [(200, 60), (110, 32), (80, 24), (60, 15), (20, 5)]

    @Test("both waves at every size", arguments: sizes, GlyphSet.allCases)
    func waves(size: (width: Int, height: Int), glyphs: GlyphSet) throws {
        let text = Waves.chart(glyphs).frame(size.width, size.height).text
        #expect(try Golden.difference(text, from: "\(size.width)x\(size.height)-\(glyphs.rawValue).txt") == nil)
    }

    @Test("both waves in every depth of colour", arguments: ColorDepth.allCases, Theme.allCases)
    func colors(depth: ColorDepth, theme: Theme) throws {
        var chart = Waves.chart()
        chart.cursor = Waves.now - 100_000
        chart.showsGrid = true
        chart.series[1].points[40].value = 57
        let text = ANSIWriter(palette: Palette(theme: theme, depth: depth)).text(chart.frame(80, 24))
        #expect(try Golden.difference(text, from: "80x24-\(theme.rawValue)-\(depth.rawValue).ansi") == nil)
    }

    @Test("a picture for browsers")
    func svg() throws {
        var chart = Waves.chart()
        chart.showsLegend = true
        #expect(try Golden.difference(SVGWriter().text(chart.frame(60, 15)), from: "60x15.svg") == nil)
    }

    @Test("an hour of both waves, several samples a column")
    func hour() throws {
        var chart = Waves.chart()
        chart.series = [Waves.series(0, base: 30, window: 3_600_000), Waves.series(1, base: 50, window: 3_600_000)]
        chart.start = Waves.now - 3_600_000
        #expect(try Golden.difference(chart.frame(80, 24).text, from: "80x24-hour.txt") == nil)
    }
}
