extension LineChart {
    /// Draws the chart into a part of the frame, which is blank there.
    package func draw(on frame: inout Frame, in area: Rect) {
        let area = area.intersection(frame.bounds)
        guard !area.isEmpty else { return }
        guard !ChartLayout.isSparkline(area) else { return drawSparklines(on: &frame, in: area) }
        let layout = ChartLayout(self, in: area)
        drawLines(on: &frame, layout)
        drawEndLabels(on: &frame, layout)
        drawOverlays(on: &frame, layout)
        drawAxes(on: &frame, layout)
        if let row = layout.legendRow {
            let area = Rect(x: layout.plot.x, y: row, width: area.right - layout.plot.x, height: 1)
            Legend(series.map { LegendEntry($0) }, glyphs: glyphs).draw(on: &frame, in: area)
        }
        if !hasSamples {
            let y = layout.plot.y + layout.plot.height / 2
            frame.write(
                emptyText, x: layout.plot.x, y: y, width: layout.plot.width, style: .muted, alignment: .center)
        }
    }

    /// Where the lines are and which columns stand for which times, for a cursor; nil if there are only sparklines.
    package func plot(in area: Rect) -> (area: Rect, times: TimeScale)? {
        guard !area.isEmpty, !ChartLayout.isSparkline(area) else { return nil }
        let layout = ChartLayout(self, in: area)
        return (layout.plot, layout.times)
    }

    /// What the chart leaves beside its plot; nothing if there are only sparklines.
    package func margins(in area: Rect) -> ChartMargins {
        guard let plot = plot(in: area)?.area else { return ChartMargins() }
        return ChartMargins(left: plot.x - area.x, right: area.right - plot.right)
    }

    private func drawEndLabels(on frame: inout Frame, _ layout: ChartLayout) {
        let ends = EndLabel.place(layout.endLabels, on: layout.values, keepsRow: false)
        for (row, label) in ends {
            frame.write(label.text, x: layout.endColumn, y: layout.plot.y + row, style: label.style)
        }
        // In a shared column the values come first, and a name that has lost its row is left out.
        let taken = layout.endColumn == layout.bandColumn ? Set(ends.map(\.row)) : []
        for (row, label) in EndLabel.place(layout.bandLabels, on: layout.values, keepsRow: true)
        where !taken.contains(row) {
            frame.write(label.text, x: layout.bandColumn, y: layout.plot.y + row, style: label.style)
        }
    }

    /// One row for each series, as far as the rows go.
    private func drawSparklines(on frame: inout Frame, in area: Rect) {
        let range = valueRange ?? neededRange ?? 0...1
        for (row, series) in visibleSeries.prefix(area.height).enumerated() {
            let sparkline = Sparkline(
                series, start: start, end: end, maximumGap: maximumGap, range: range, glyphs: glyphs,
                showsNumber: self.series.count > 1)
            sparkline.draw(on: &frame, in: Rect(x: area.x, y: area.y + row, width: area.width, height: 1))
        }
    }
}
