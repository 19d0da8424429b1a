extension LineChart {
    /// The lines, and over them the marks of samples that must not be missed.
    func drawLines(on frame: inout Frame, _ layout: ChartLayout) {
        switch glyphs {
        case .braille: drawLines(Braille.self, on: &frame, layout)
        case .block: drawLines(Quadrants.self, on: &frame, layout)
        case .ascii: drawLines(ASCIIDots.self, on: &frame, layout)
        }
        for series in series where !series.isHidden { drawMarks(of: series, on: &frame, layout) }
        for series in series where !series.isHidden { drawNumber(of: series, on: &frame, layout) }
    }

    private func drawLines<Pattern: DotPattern>(_: Pattern.Type, on frame: inout Frame, _ layout: ChartLayout) {
        var plotter = LinePlotter<Pattern>(times: layout.times, values: layout.values, maximumGap: maximumGap)
        let areDashed = dashesLines && series.count > 1
        for (owner, series) in series.enumerated() where !series.isHidden {
            plotter.plot(series, owner: owner, style: areDashed && !glyphs.isASCII ? series.lineStyle : .solid)
        }
        plotter.canvas.draw(on: &frame, x: layout.plot.x, y: layout.plot.y) { Style(series[$0].ink) }
        guard glyphs.isASCII, areDashed else { return }
        for (owner, series) in series.enumerated() where !series.isHidden {
            drawNumbers(along: plotter.canvas, owner: owner, series, on: &frame, layout)
        }
    }

    /// Plain characters are too coarse for dashes: now and then the number of the series takes a line's place.
    private func drawNumbers<Pattern: DotPattern>(
        along canvas: DotCanvas<Pattern>,
        owner: Int,
        _ series: ChartSeries,
        on frame: inout Frame,
        _ layout: ChartLayout
    ) {
        let distance = 24
        let phase = Int(layout.times.firstColumn.truncatingRemainder(dividingBy: Double(distance)))
        for column in 0..<canvas.width where (column + phase + series.index * 7) % distance == 0 {
            let rows = (0..<canvas.height).filter { canvas.owner(cellX: column, cellY: $0) == owner }
            guard !rows.isEmpty else { continue }
            let y = layout.plot.y + rows[rows.count / 2]
            let room = canvas.width - column
            frame.write(series.number, x: layout.plot.x + column, y: y, width: room, style: Style(series.ink, .bold))
        }
    }

    /// Samples outside of their band, and those above or below the plot.
    private func drawMarks(of series: ChartSeries, on frame: inout Frame, _ layout: ChartLayout) {
        let band = showsBands ? series.band : nil
        let shown = layout.values.lower...layout.values.upper
        guard band != nil || valueRange != nil else { return }
        var index = series.firstIndex(atOrAfter: Int64(layout.times.start.rounded(.up)))
        while index < series.points.count {
            let (time, value) = (series.points[index].time, series.points[index].value)
            let column = layout.times.position(of: time)
            guard column < layout.times.columns else { break }
            index += 1
            guard column >= 0, value.isFinite else { continue }
            let isOutside = band.map { !$0.contains(value) } ?? false
            guard isOutside || !shown.contains(value) else { continue }
            let row = layout.values.position(of: value)
            let glyph = row < 0 ? glyphs.above : row >= layout.plot.height ? glyphs.below : glyphs.outside
            frame.put(
                glyph,
                x: layout.plot.x + column,
                y: layout.plot.y + min(max(0, row), layout.plot.height - 1),
                style: isOutside ? Style(.bad, .bold) : Style(series.ink, .bold)
            )
        }
    }

    /// The number of a line that ended, just after its end; the others have theirs in the margin.
    private func drawNumber(of series: ChartSeries, on frame: inout Frame, _ layout: ChartLayout) {
        guard self.series.count > 1, series.value(at: end, maximumGap: maximumGap) == nil else { return }
        let points = series.points[..<series.firstIndex(atOrAfter: end)]
        guard let last = points.last(where: { $0.value.isFinite }), let column = layout.times.column(of: last.time),
            let row = layout.values.row(of: last.value)
        else { return }
        for (offset, glyph) in SafeText.glyphs(series.number, width: layout.plot.width).enumerated() {
            let x = column + 1 + offset
            guard x < layout.plot.width else { return }
            frame.putIfBlank(glyph, x: layout.plot.x + x, y: layout.plot.y + row, style: Style(series.ink, .bold))
        }
    }
}
