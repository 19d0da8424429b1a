/// A histogram over time: time to the right, buckets upwards, and the more in a bucket the denser and brighter its cell.
package struct Heatmap: Sendable {
    /// The names of the buckets from the lowest, such as their upper bounds.
    package var buckets: [String]
    /// In order of time.
    package var samples: [HeatmapSample]
    package var start: Int64
    package var end: Int64
    /// Milliseconds after a sample beyond which nothing is known.
    package var maximumGap: Int64
    /// A time to point at: its line, where no bucket is in the way, and its label.
    package var cursor: Int64?
    package var glyphs: GlyphSet
    /// Densities of shade besides the colours: without them full blocks, for terminals with many colours.
    package var isShaded: Bool
    package var emptyText: String
    /// What lies beside the plot at least, where there is room.
    package var margins = ChartMargins()
    package var utcOffset: @Sendable (Int64) -> Int

    package init(
        buckets: [String],
        samples: [HeatmapSample],
        start: Int64,
        end: Int64,
        maximumGap: Int64 = 15_000,
        cursor: Int64? = nil,
        glyphs: GlyphSet = .braille,
        isShaded: Bool = true,
        emptyText: String = "no samples in this window",
        utcOffset: @escaping @Sendable (Int64) -> Int = { _ in 0 }
    ) {
        self.buckets = buckets
        self.samples = samples
        self.start = min(start, end)
        self.end = max(start, end)
        self.maximumGap = maximumGap
        self.cursor = cursor
        self.glyphs = glyphs
        self.isShaded = isShaded
        self.emptyText = emptyText
        self.utcOffset = utcOffset
    }

    /// The most that a bucket holds within the window: what the brightest cell stands for.
    package var maximum: Double {
        samples.lazy.filter { $0.time >= start && $0.time <= end }.flatMap(\.counts).filter(\.isFinite).max() ?? 0
    }

    package func draw(on frame: inout Frame, in area: Rect) {
        let area = area.intersection(frame.bounds)
        guard !area.isEmpty else { return }
        let layout = layout(in: area)
        let plot = layout.plot
        guard !buckets.isEmpty, !plot.isEmpty else { return drawEmpty(on: &frame, in: area) }

        // Several rows for a bucket, or several buckets for a row; of the rows that are left over some get one more.
        let bucketsPerRow = (buckets.count + plot.height - 1) / plot.height
        let bands = stride(from: 0, to: buckets.count, by: bucketsPerRow).map {
            $0..<min($0 + bucketsPerRow, buckets.count)
        }
        let times = layout.times
        if let gutter = layout.gutter { drawNames(bands, on: &frame, plot, width: gutter - 2) }
        if layout.hasTimes {
            TimeAxis(times: times, glyphs: glyphs, cursor: cursor, utcOffset: utcOffset)
                .draw(on: &frame, x: plot.x, y: plot.bottom, in: area)
        }
        let columns = columns(times)
        guard columns.contains(where: { $0 != nil }) else { return drawEmpty(on: &frame, in: plot) }
        let rows = columns.map { counts in bands.map { band in counts.map { Heatmap.sum($0, band) } ?? 0 } }
        let most = rows.joined().max() ?? 0
        for (column, values) in rows.enumerated() {
            for (index, value) in values.enumerated() {
                guard let level = Heatmap.level(value, of: most) else { continue }
                let shades = glyphs.shades
                let glyph = shades[isShaded || glyphs.isASCII ? level + 1 : shades.count - 1]
                for y in Heatmap.rows(of: index, among: bands.count, in: plot) {
                    frame.put(glyph, x: plot.x + column, y: y, style: Style(.heat(UInt8(level))))
                }
            }
        }
        drawCursor(on: &frame, plot, times)
    }

    private func drawCursor(on frame: inout Frame, _ plot: Rect, _ times: TimeScale) {
        guard let cursor, let column = times.column(of: cursor) else { return }
        for y in plot.y..<plot.bottom {
            frame.putIfBlank(glyphs.cursor, x: plot.x + column, y: y, style: Style(.cursor))
        }
    }

    /// The lowest band is the first.
    private static func rows(of band: Int, among count: Int, in plot: Rect) -> Range<Int> {
        plot.bottom - plot.height * (band + 1) / count..<plot.bottom - plot.height * band / count
    }

    private func drawNames(_ bands: [Range<Int>], on frame: inout Frame, _ plot: Rect, width: Int) {
        for y in plot.y..<plot.bottom { frame.put(glyphs.vertical, x: plot.x - 1, y: y, style: Style(.axis)) }
        for (index, band) in bands.enumerated() {
            // A bucket's name is its upper bound, so it stands at the top of what it names.
            let y = Heatmap.rows(of: index, among: bands.count, in: plot).lowerBound
            frame.put(glyphs.valueTick, x: plot.x - 1, y: y, style: Style(.axis))
            let name = buckets[band.upperBound - 1]
            frame.write(name, x: plot.x - 2 - width, y: y, width: width, style: Style(.tick), alignment: .right)
        }
    }

    private func drawEmpty(on frame: inout Frame, in area: Rect) {
        let y = area.y + area.height / 2
        frame.write(emptyText, x: area.x, y: y, width: area.width, style: .muted, alignment: .center)
    }
}
