import Charting
import Monitoring

extension View {
    func placedCharts() -> [PlacedChart] {
        let area = layout.charts
        guard selectedPanel != nil else {
            return [
                PlacedChart(
                    key: "", panel: "", title: "", note: "", area: area, content: .lines(chart(of: [], of: nil)))
            ]
        }
        if model.arrangement == .split { return splitCharts(in: area) }
        let panels = visiblePanels
        return zip(panels, rows(of: area, panels.count)).enumerated().map { order, pair in
            let (panel, area) = pair
            let heatmap = isHeatmap(panel) ? panel.sum.map { self.heatmap(of: $0, panel) } : nil
            var chart = chart(of: panel.rows, of: panel)
            // The table is the legend of the first one.
            chart.showsLegend = panel.rows.count > 1 && (order > 0 || layout.table == nil)
            return PlacedChart(
                key: panel.name,
                panel: panel.name,
                title: panel.name,
                help: panel.help,
                remark: panel.error ?? panel.warning,
                look: panel.definition?.look ?? PanelLook(),
                note: note(of: panel, drawn: panel.rows, most: heatmap?.maximum),
                isSelected: order == 0,
                isAlarming: panel.alarms > 0,
                area: area,
                content: heatmap.map(PlacedChart.Content.heatmap) ?? .lines(chart)
            )
        }
    }

    private func splitCharts(in area: Rect) -> [PlacedChart] {
        guard let panel = selectedPanel else { return [] }
        let shown = panel.rows.filter { !model.isHidden($0, of: panel) }
        let room = max(1, area.height / 6)
        let first = min(model.rowScroll, max(0, shown.count - room))
        let rows = shown.dropFirst(first).prefix(room)
        return zip(rows, self.rows(of: area, rows.count)).enumerated().map { order, pair in
            let (row, area) = pair
            return PlacedChart(
                key: "\(panel.name)\n\(row.index)",
                panel: panel.name,
                title: "\(panel.name)   \(row.index + 1) \(row.name)",
                look: panel.definition?.look ?? PanelLook(),
                note: order == 0 || model.cursor != nil
                    ? note(of: panel, drawn: Array(order == 0 && model.cursor == nil ? rows : [row])) : "",
                isSelected: order == 0,
                isAlarming: row.isAlarming,
                area: area,
                content: .lines(chart(of: [row], of: panel))
            )
        }
    }

    /// The selected metric and those after it, as many as there is room for. The reports that Prometheus adds to each
    /// scrape are shown only when they are chosen.
    var visiblePanels: ArraySlice<Panel> {
        let rest = panels[min(selected, panels.count)...]
        let isAlone = model.arrangement == .split || model.isExpanded
        return rest.prefix(isAlone ? 1 : layout.chartCapacity).prefix { $0.isReport == rest.first?.isReport }
    }

    /// Split, a histogram is its quantiles.
    func isHeatmap(_ panel: Panel) -> Bool {
        switch model.arrangement {
        case .together: panel.prefersHeatmap
        case .split: false
        case .heatmap: panel.kind.isHistogram
        }
    }

    /// `count` areas of nearly the same height, from top to bottom.
    private func rows(of area: Rect, _ count: Int) -> [Rect] {
        (0..<count).map { index in
            let top = area.height * index / count
            let bottom = area.height * (index + 1) / count
            return Rect(x: area.x, y: area.y + top, width: area.width, height: bottom - top)
        }
    }

    private func chart(of rows: [SeriesRow], of panel: Panel?) -> LineChart {
        let isHidden = rows.map { row in panel.map { model.isHidden(row, of: $0) && rows.count > 1 } ?? false }
        let hasBands = isHidden.count { !$0 } <= 4
        return LineChart(
            series: zip(rows, isHidden).map { row, isHidden in
                ChartSeries(
                    index: row.index,
                    name: row.name,
                    points: row.points.map { ChartPoint(time: $0.time, value: $0.value) },
                    band: hasBands ? band(of: row) : nil,
                    isHidden: isHidden
                )
            },
            start: model.start,
            end: model.end,
            maximumGap: maximumGap,
            glyphs: model.looks.glyphs,
            cursor: model.cursor,
            showsBands: model.looks.showsBands,
            showsGrid: model.looks.showsGrid,
            emptyText: emptyText(panel),
            utcOffset: model.utcOffset
        )
    }

    private func heatmap(of sum: HistogramSum, _ panel: Panel) -> Heatmap {
        Heatmap(
            buckets: sum.bounds.map { $0 == .infinity ? "+Inf" : Charting.NumberText.short($0) },
            samples: sum.samples,
            start: model.start,
            end: model.end,
            maximumGap: maximumGap,
            cursor: model.cursor,
            glyphs: model.looks.glyphs,
            isShaded: model.settings.hasFewColors || model.looks.colors == .none,
            emptyText: emptyText(panel),
            utcOffset: model.utcOffset
        )
    }

    /// What is only known to be constant so far has none: nothing is expected of it, and it is no wave.
    private func band(of row: SeriesRow) -> Charting.Band? {
        guard let band = row.verdict?.band, !band.isFitted || row.fit != nil else { return nil }
        var drawn = Charting.Band(base: band.base, percent: band.percent)
        drawn.lower = band.lower - band.tolerance
        drawn.upper = band.upper + band.tolerance
        if band.isFitted { drawn.baseLabel = "fitted " + Charting.NumberText.short(band.base) }
        return drawn
    }

    var maximumGap: Int64 { shown.snapshot.maximumGap(interval: model.settings.interval.milliseconds) }
}
