/// The time axis below a plot: a line with ticks, and under it the labels.
struct TimeAxis {
    var times: TimeScale
    var glyphs: GlyphSet
    var cursor: Int64?
    var utcOffset: (Int64) -> Int

    /// The plot begins at column `x`; the line lies in row `y`, the labels below it, and neither leaves `area`.
    func draw(on frame: inout Frame, x: Int, y: Int, in area: Rect) {
        for column in 0..<times.columns { frame.put(glyphs.horizontal, x: x + column, y: y, style: Style(.axis)) }
        if x > area.x { frame.put(glyphs.corner, x: x - 1, y: y, style: Style(.axis)) }
        let cursor = cursorLabel(x: x, in: area)
        for tick in times.ticks(utcOffset: utcOffset) {
            frame.put(glyphs.timeTick, x: x + tick.column, y: y, style: Style(.axis))
            // At the edges, and where the cursor's label lies, one is left out rather than moved from its tick.
            let columns = TimeAxis.columns(of: tick.label, centredAt: x + tick.column)
            let isFree = cursor.map { !columns.overlaps($0.columns.lowerBound - 1..<$0.columns.upperBound + 1) } ?? true
            guard isFree, columns.lowerBound >= area.x, columns.upperBound <= area.right else { continue }
            frame.write(tick.label, x: columns.lowerBound, y: y + 1, style: Style(.tick))
        }
        guard let cursor else { return }
        frame.write(cursor.text, x: cursor.columns.lowerBound, y: y + 1, style: Style(.cursor, .reverse))
    }

    private func cursorLabel(x: Int, in area: Rect) -> (text: String, columns: Range<Int>)? {
        guard let cursor, let column = times.column(of: cursor) else { return nil }
        let text = CivilTime(time: cursor, utcOffset: utcOffset(cursor)).clock
        let wanted = TimeAxis.columns(of: text, centredAt: x + column)
        let left = min(max(area.x, wanted.lowerBound), area.right - wanted.count)
        return left >= area.x ? (text, left..<left + wanted.count) : nil
    }

    private static func columns(of label: String, centredAt column: Int) -> Range<Int> {
        let left = column - (label.utf8.count - 1) / 2
        return left..<left + label.utf8.count
    }
}
