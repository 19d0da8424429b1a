import Charting
import Testing

@Suite("Heatmaps")
struct HeatmapTests {
    private func lines(_ heatmap: Heatmap, _ width: Int, _ height: Int) -> [String] {
        var frame = Frame(width: width, height: height)
        heatmap.draw(on: &frame, in: frame.bounds)
        return frame.lines
    }

    /// A sample each second; the busy bucket climbs by one every two seconds.
    private func climbing(_ glyphs: GlyphSet) -> Heatmap {
        let samples = (0..<20).map { second -> HeatmapSample in
            let busy = second / 2 % 4
            return HeatmapSample(
                time: Int64(second) * 1000, counts: (0..<4).map { $0 == busy ? 100 : $0 < busy ? 4 : 0 })
        }
        return Heatmap(
            buckets: ["0.1", "0.5", "1", "+Inf"], samples: samples, start: 0, end: 19_999, maximumGap: 1500,
            glyphs: glyphs)
    }

    @Test("buckets upwards, time to the right, the fullest darkest")
    func shades() {
        #expect(
            lines(climbing(.braille), 26, 6)
                == picture(
                    """
                    +Inf ┤     ██      ██
                       1 ┤   ██░░    ██░░
                     0.5 ┤ ██░░░░  ██░░░░  ███
                     0.1 ┤█░░░░░░██░░░░░░██░░░
                         └──────────────┬─────
                                     00:00:15
                    """))
    }

    @Test("a cursor is drawn where the buckets are empty, with its time below")
    func cursor() {
        var heatmap = climbing(.braille)
        heatmap.cursor = 9000
        #expect(
            lines(heatmap, 26, 6)
                == picture(
                    """
                    +Inf ┤     ██ │    ██
                       1 ┤   ██░░ │  ██░░
                     0.5 ┤ ██░░░░ │██░░░░  ███
                     0.1 ┤█░░░░░░██░░░░░░██░░░
                         └──────────────┬─────
                               00:00:09
                    """))
    }

    @Test("the same in plain characters")
    func ascii() {
        #expect(
            lines(climbing(.ascii), 26, 6)
                == picture(
                    """
                    +Inf +     @@      @@
                       1 +   @@::    @@::
                     0.5 + @@::::  @@::::  @@@
                     0.1 +@::::::@@::::::@@:::
                         +--------------+-----
                                     00:00:15
                    """))
    }

    @Test("a gap stays blank")
    func gap() {
        var heatmap = climbing(.ascii)
        heatmap.samples.removeAll { (6000...11_000).contains($0.time) }
        #expect(
            lines(heatmap, 26, 6)
                == picture(
                    """
                    +Inf +             @@
                       1 +   @@      @@::
                     0.5 + @@::      ::::  @@@
                     0.1 +@::::      ::::@@:::
                         +--------------+-----
                                     00:00:15
                    """))
    }

    @Test("with fewer rows than buckets neighbours share a row")
    func merged() {
        #expect(lines(climbing(.ascii), 26, 2) == ["+Inf +   @@@@    @@@@", " 0.5 +@@@----@@@@----@@@@@"])
    }

    @Test("nothing at all is said")
    func empty() {
        let heatmap = Heatmap(buckets: ["1"], samples: [], start: 0, end: 1000)
        #expect(lines(heatmap, 40, 8).contains { $0.contains("no samples in this window") })
    }

    @Test("counts that are no numbers, or too few, are nothing")
    func odd() {
        var heatmap = climbing(.ascii)
        heatmap.samples = [
            HeatmapSample(time: 5000, counts: [.nan, .infinity, -5, 1e300]), HeatmapSample(time: 6000, counts: [1]),
            HeatmapSample(time: 7000, counts: []),
        ]
        #expect(heatmap.maximum == 1e300)
        #expect(lines(heatmap, 26, 6)[0].contains("@"))
    }
}
