/// A series in one row: rising blocks, and its last value where there is room.
package struct Sparkline: Sendable {
    package var series: ChartSeries
    package var start: Int64
    package var end: Int64
    package var maximumGap: Int64
    package var range: ClosedRange<Double>
    package var glyphs: GlyphSet
    package var showsNumber: Bool

    package init(
        _ series: ChartSeries,
        start: Int64,
        end: Int64,
        maximumGap: Int64 = 15_000,
        range: ClosedRange<Double>,
        glyphs: GlyphSet = .braille,
        showsNumber: Bool = false
    ) {
        self.series = series
        self.start = start
        self.end = end
        self.maximumGap = maximumGap
        self.range = range
        self.glyphs = glyphs
        self.showsNumber = showsNumber
    }

    /// Draws into the first row of `area`.
    package func draw(on frame: inout Frame, in area: Rect) {
        guard !area.isEmpty else { return }
        var line = area
        let style = Style(series.ink)
        let last = series.value(at: end, maximumGap: maximumGap)
        let text = last.map { NumberText.short($0) } ?? "–"
        let number = series.number + " "
        if showsNumber, area.width >= number.utf8.count + 6 {
            frame.write(number, x: line.x, y: line.y, style: style.with(.bold))
            line = line.inset(left: number.utf8.count)
        }
        let width = SafeText.width(of: text)
        if line.width >= width + 4 {
            frame.write(text, x: line.right - width, y: line.y, style: style.with(.bold))
            line = line.inset(right: width + 1)
        }
        let levels = glyphs.levels
        for (column, value) in columns(line.width).enumerated() {
            guard let value else { continue }
            let part = (value / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
            let level = part.isFinite ? Int(min(max(0, part), 1) * Double(levels.count - 1) + 0.5) : levels.count / 2
            frame.put(levels[level], x: line.x + column, y: line.y, style: style)
        }
    }

    /// One value for each column: of its samples the one furthest from the column before, so that spikes stay, up or
    /// down. Between samples no further apart than the gap the former stays.
    private func columns(_ width: Int) -> [Double?] {
        let times = TimeScale(start: start, end: end, columns: width)
        var columns = [Double?](repeating: nil, count: max(0, width))
        var previous: Double?
        for column in columns.indices {
            let from = Int64((times.firstColumn + Double(column)) * times.perColumn)
            let to = Int64((times.firstColumn + Double(column) + 1) * times.perColumn)
            if let range = series.range(from: from, to: max(from, to - 1)) {
                let middle = previous ?? range.upperBound
                let isUp = range.upperBound - middle >= middle - range.lowerBound
                columns[column] = isUp ? range.upperBound : range.lowerBound
            } else {
                columns[column] = series.value(at: min(to, end), maximumGap: maximumGap)
            }
            previous = columns[column]
        }
        return columns
    }
}
