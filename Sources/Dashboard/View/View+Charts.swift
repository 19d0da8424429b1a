import Charting
import Monitoring
import Prometheus

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
            let heatmap = isHeatmap(panel) ? heatmap(of: panel) : nil
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

    private func heatmap(of panel: Panel) -> Heatmap {
        let total = HistogramSum(panel.histograms)
        return Heatmap(
            buckets: total.bounds.map { $0 == .infinity ? "+Inf" : Charting.NumberText.short($0) },
            samples: total.samples,
            start: model.start,
            end: model.end,
            maximumGap: maximumGap,
            cursor: model.cursor,
            glyphs: model.looks.glyphs,
            isShaded: model.looks.colors == .none,
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

    /// One missed scrape is a gap; a scrape that is late is none.
    var maximumGap: Int64 {
        max(model.settings.interval.wholeMilliseconds, shown.snapshot.longestInterval) * 3 / 2 + 500
    }

    /// Why nothing of a panel is to be drawn.
    private func emptyText(_ panel: Panel) -> String {
        guard panel.isLoaded else {
            if panel.series == 0 { return "no such metric yet" }
            return model.answered.contains(panel.metric) ? "no samples in this window" : ""
        }
        if panel.rows.count > 1, panel.rows.allSatisfy({ model.isHidden($0, of: panel) }) {
            return "all series are hidden; 1 … 9 show them"
        }
        if let error = panel.error ?? panel.warning { return error }
        func isInView(_ time: Int64) -> Bool { time >= model.start && time <= model.end }
        let moments = panel.histograms.lazy.flatMap(\.moments)
        if let buckets = moments.filter({ isInView($0.time) }).compactMap(\.buckets).first {
            let isWhole = buckets.bounds.last == .infinity
            return isWhole ? "nothing was observed in this window" : "no bucket +Inf, and so no quantiles"
        }
        if panel.rows.lazy.flatMap(\.points).contains(where: { isInView($0.time) && !$0.isStale }) {
            return "no finite values in this window"
        }
        if panel.kind.isHistogram, panel.type != .histogram, panel.histograms.isEmpty {
            return "\(panel.metric) is no histogram: it has no buckets with a label le"
        }
        if let error = panel.rows.lazy.compactMap({ $0.target?.lastError }).first { return error }
        let isFresh = panel.rows.contains { row in row.target?.lastScrape.map(isInView) ?? false }
        return panel.kind.isRate && isFresh ? "no rate yet: two samples are needed" : "no samples in this window"
    }

    /// Why there is nothing to draw.
    private func emptyText(_ panel: Panel?) -> String {
        let snapshot = shown.snapshot
        if let panel {
            return emptyText(panel)
        }
        if !snapshot.catalogue.isEmpty { return "nothing matches the filter; Esc clears it" }
        if let target = snapshot.activeTargets.first(where: { $0.health == .down }) {
            return "no target is up: \(target.lastError ?? "down")"
        }
        if let failed = snapshot.discoveries.first(where: { $0.error != nil })?.error {
            return "no targets yet: \(failed)"
        }
        if snapshot.activeTargets.isEmpty, snapshot.discoveries.contains(where: { $0.lastSuccess != nil }) {
            return "discovery answers, but names no target"
        }
        return "waiting for the first scrape"
    }
}
