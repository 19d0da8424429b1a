extension LineChart {
    /// The cursor, the bands and the grid, in cells that are blank still: the data win.
    func drawOverlays(on frame: inout Frame, _ layout: ChartLayout) {
        drawCursor(on: &frame, layout)
        if showsBands {
            for series in series where !series.isHidden {
                guard let band = series.band else { continue }
                let style = Style(.band(at: series.index))
                drawRow(band.upper, glyphs.bandLine, style, on: &frame, layout)
                drawRow(band.lower, glyphs.bandLine, style, on: &frame, layout)
            }
            for series in series where !series.isHidden {
                // In a low plot of plain characters it could be taken for a line.
                guard let base = series.band?.base, !glyphs.isASCII || layout.plot.height >= 12 else { continue }
                drawRow(base, glyphs.baseLine, Style(.base(at: series.index)), on: &frame, layout)
            }
        }
        if showsGrid, layout.plot.width >= 24, layout.plot.height >= 6 { drawGrid(on: &frame, layout) }
    }

    private func drawRow(_ value: Double, _ glyph: Glyph, _ style: Style, on frame: inout Frame, _ layout: ChartLayout)
    {
        guard let row = layout.values.row(of: value) else { return }
        // Over the column of last values it leads to its name, unless one stands there.
        let leads = layout.bandColumn > layout.endColumn && frame[layout.endColumn, layout.plot.y + row].glyph.isBlank
        let right = leads ? layout.bandColumn - 1 : layout.plot.right
        // Dots of plain characters would look like data if they were as close.
        let every = glyphs.isASCII && glyph == glyphs.baseLine ? 4 : 1
        for x in stride(from: layout.plot.x, to: right, by: every) {
            frame.putIfBlank(glyph, x: x, y: layout.plot.y + row, style: style)
        }
    }

    private func drawCursor(on frame: inout Frame, _ layout: ChartLayout) {
        guard let cursor, let column = layout.times.column(of: cursor) else { return }
        let x = layout.plot.x + column
        for y in layout.plot.y..<layout.plot.bottom {
            if frame[x, y].glyph.isBlank {
                frame.putIfBlank(glyphs.cursor, x: x, y: y, style: Style(.cursor))
            } else {
                frame.restyle(Rect(x: x, y: y, width: 1, height: 1)) { $0 = $0.on(.selection).with(.bold) }
            }
        }
    }

    private func drawGrid(on frame: inout Frame, _ layout: ChartLayout) {
        for tick in layout.values.ticks {
            for x in layout.plot.x..<layout.plot.right {
                frame.putIfBlank(glyphs.gridRow, x: x, y: layout.plot.y + tick.row, style: Style(.grid))
            }
        }
        for tick in layout.times.ticks(utcOffset: utcOffset) {
            for y in layout.plot.y..<layout.plot.bottom {
                frame.putIfBlank(glyphs.gridColumn, x: layout.plot.x + tick.column, y: y, style: Style(.grid))
            }
        }
    }
}
