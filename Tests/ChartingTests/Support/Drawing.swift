import Charting

extension LineChart {
    /// The chart alone in a frame of that size.
    func lines(_ width: Int, _ height: Int) -> [String] { frame(width, height).lines }

    func frame(_ width: Int, _ height: Int) -> Frame {
        var frame = Frame(width: width, height: height)
        draw(on: &frame, in: frame.bounds)
        return frame
    }
}

extension ChartSeries {
    /// One value each second from time 0 on; none where it is nil.
    static func perSecond(_ values: [Double?], index: Int = 0, band: Band? = nil) -> ChartSeries {
        let points = values.enumerated().compactMap { second, value in
            value.map { ChartPoint(time: Int64(second) * 1000, value: $0) }
        }
        return ChartSeries(index: index, name: "series \(index + 1)", points: points, band: band)
    }
}

extension LineChart {
    /// From time 0 on, with samples a second apart, in a window of so many seconds; a missing second is a gap.
    static func seconds(
        _ count: Int64,
        _ series: [ChartSeries],
        range: ClosedRange<Double>? = nil,
        glyphs: GlyphSet = .braille
    ) -> LineChart {
        LineChart(
            series: series, start: 0, end: count * 1000 - 1, maximumGap: 1500, valueRange: range, glyphs: glyphs)
    }
}

/// Lines without the blanks that a literal needs to keep its shape.
func picture(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        var line = String(line)
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}
