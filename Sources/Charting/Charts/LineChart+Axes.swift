extension LineChart {
    func drawAxes(on frame: inout Frame, _ layout: ChartLayout) {
        if let column = layout.axisColumn { drawValueAxis(column, on: &frame, layout) }
        if let row = layout.axisRow { drawTimeAxis(row, on: &frame, layout) }
    }

    private func drawValueAxis(_ column: Int, on frame: inout Frame, _ layout: ChartLayout) {
        for y in layout.plot.y..<layout.plot.bottom {
            frame.put(glyphs.vertical, x: column, y: y, style: Style(.axis))
        }
        let space = layout.area.width >= 60 ? 1 : 0
        let width = column - layout.area.x - space
        for tick in layout.values.ticks {
            let y = layout.plot.y + tick.row
            frame.put(glyphs.valueTick, x: column, y: y, style: Style(.axis))
            frame.write(tick.label, x: layout.area.x, y: y, width: width, style: Style(.tick), alignment: .right)
        }
    }

    private func drawTimeAxis(_ row: Int, on frame: inout Frame, _ layout: ChartLayout) {
        for x in layout.plot.x..<layout.plot.right { frame.put(glyphs.horizontal, x: x, y: row, style: Style(.axis)) }
        if let column = layout.axisColumn { frame.put(glyphs.corner, x: column, y: row, style: Style(.axis)) }
        for tick in layout.times.ticks(utcOffset: utcOffset) {
            let x = layout.plot.x + tick.column
            frame.put(glyphs.timeTick, x: x, y: row, style: Style(.axis))
            drawTimeLabel(tick.label, at: x, y: row + 1, style: Style(.tick), on: &frame, layout)
        }
        guard let cursor, let column = layout.times.column(of: cursor) else { return }
        let clock = CivilTime(time: cursor, utcOffset: utcOffset(cursor)).clock
        drawTimeLabel(
            clock, at: layout.plot.x + column, y: row + 1, style: Style(.cursor, .reverse), on: &frame, layout)
    }

    /// Centred under its tick; at the edges left out rather than moved away, except for the cursor's.
    private func drawTimeLabel(
        _ label: String, at x: Int, y: Int, style: Style, on frame: inout Frame, _ layout: ChartLayout
    ) {
        let width = label.utf8.count
        var left = x - (width - 1) / 2
        if style.ink == .cursor {
            left = min(max(layout.area.x, left), layout.area.right - width)
            for edge in [left - 1, left + width] where layout.area.contains(x: edge, y: y) {
                clearWord(at: edge, y: y, from: left, on: &frame, layout)
            }
        }
        guard left >= layout.area.x, left + width <= layout.area.right else { return }
        frame.write(label, x: left, y: y, width: width, style: style)
    }

    /// Takes away what is left of a label that the cursor's covers in part.
    private func clearWord(at edge: Int, y: Int, from left: Int, on frame: inout Frame, _ layout: ChartLayout) {
        let step = edge < left ? -1 : 1
        var x = edge
        while layout.area.contains(x: x, y: y),
            frame[x, y].glyph.base.properties.numericType != nil || frame[x, y].glyph.base == ":"
        {
            frame.put(.blank, x: x, y: y, style: .text)
            x += step
        }
    }
}
