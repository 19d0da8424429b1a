extension LineChart {
    func drawAxes(on frame: inout Frame, _ layout: ChartLayout) {
        if let column = layout.axisColumn { drawValueAxis(column, on: &frame, layout) }
        if let row = layout.axisRow {
            TimeAxis(times: layout.times, glyphs: glyphs, cursor: cursor, utcOffset: utcOffset)
                .draw(on: &frame, x: layout.plot.x, y: row, in: layout.area)
        }
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
}
