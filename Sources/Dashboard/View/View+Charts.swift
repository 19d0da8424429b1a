import Charting
import Monitoring
import Prometheus

extension View {
    /// The charts in view and where they go.
    var charts: [PlacedChart] {
        let area = layout.charts
        switch model.arrangement {
        case .together:
            let panels = visiblePanels
            guard !panels.isEmpty else {
                return [placed("", title: "", note: "", isSelected: false, area, chart(of: []))]
            }
            return zip(panels, rows(of: area, panels.count)).enumerated().map { order, pair in
                let (panel, area) = pair
                let hidden = panel.series - panel.rows.count
                let note =
                    (hidden > 0 && !panel.rows.isEmpty ? "+\(hidden) more   " : "")
                    + "\(model.arrangement.rawValue) ▾   \(panel.type.rawValue)"
                return placed(
                    panel.name, title: panel.name, note: note, isSelected: order == 0, area, chart(of: panel.rows))
            }
        case .split:
            guard let panel = selectedPanel else {
                return [placed("", title: "", note: "", isSelected: false, area, chart(of: []))]
            }
            let room = max(1, area.height / 6)
            let rows = panel.rows.prefix(room)
            let hidden = panel.series - rows.count
            return zip(rows, self.rows(of: area, rows.count)).enumerated().map { order, pair in
                let (row, area) = pair
                var note = order == 0 ? "\(model.arrangement.rawValue) ▾   \(panel.type.rawValue)" : ""
                if order == 0, hidden > 0 { note = "+\(hidden) more   " + note }
                return placed(
                    "\(panel.name)\n\(row.index)",
                    title: "\(panel.name)   \(row.index + 1) \(row.name)",
                    note: note,
                    isSelected: order == 0,
                    area,
                    chart(of: [row])
                )
            }
        }
    }

    /// The selected metric and those after it, as many as there is room for. The reports that Prometheus adds to each
    /// scrape are shown only when they are chosen.
    var visiblePanels: ArraySlice<Panel> {
        let panels = shown.panels[min(model.selectedPanel, shown.panels.count)...]
        let room = model.arrangement == .together ? layout.chartCapacity : 1
        return panels.prefix(room).prefix { $0.isReport == panels.first?.isReport }
    }

    func draw(_ placed: PlacedChart, on frame: inout Frame) {
        var plot = placed.area
        if plot.height >= 4, !placed.title.isEmpty {
            let style: Style = placed.isSelected ? .title : Style(.title)
            let note = SafeText.width(of: placed.note)
            let titleWidth = max(0, plot.width - note - 4)
            frame.write(placed.title, x: plot.x + 1, y: plot.y, width: titleWidth, style: style)
            if plot.width >= note + 24 {
                frame.write(placed.note, x: plot.right - note - 1, y: plot.y, style: .muted)
            }
            plot = plot.inset(top: 1)
        }
        var chart = placed.chart
        chart.valueRange = model.ranges[placed.key]?.current
        chart.draw(on: &frame, in: plot)
    }

    private func placed(
        _ key: String, title: String, note: String, isSelected: Bool, _ area: Rect, _ chart: LineChart
    ) -> PlacedChart {
        PlacedChart(key: key, title: title, note: note, isSelected: isSelected, area: area, chart: chart)
    }

    /// `count` areas of nearly the same height, from top to bottom.
    private func rows(of area: Rect, _ count: Int) -> [Rect] {
        (0..<count).map { index in
            let top = area.height * index / count
            let bottom = area.height * (index + 1) / count
            return Rect(x: area.x, y: area.y + top, width: area.width, height: bottom - top)
        }
    }

    private func chart(of rows: [SeriesRow]) -> LineChart {
        LineChart(
            series: rows.map { row in
                ChartSeries(
                    index: row.index,
                    name: row.name,
                    points: row.points.map { ChartPoint(time: $0.time, value: $0.value) },
                    band: rows.count <= 4 ? band(of: row.verdict) : nil
                )
            },
            start: shown.now - model.window.milliseconds,
            end: shown.now,
            maximumGap: maximumGap,
            glyphs: model.settings.glyphs,
            emptyText: emptyText,
            utcOffset: model.settings.utcOffset
        )
    }

    private func band(of verdict: Verdict) -> Charting.Band? {
        guard let band = verdict.band else { return nil }
        var drawn = Charting.Band(base: band.base, percent: band.percent)
        drawn.lower = band.lower - band.tolerance
        drawn.upper = band.upper + band.tolerance
        if band.isFitted { drawn.baseLabel = "fitted " + Charting.NumberText.short(band.base) }
        return drawn
    }

    /// One missed scrape is a gap; a scrape that is late is none.
    private var maximumGap: Int64 { model.settings.interval.wholeMilliseconds * 3 / 2 + 500 }

    /// Why there is nothing to draw.
    private var emptyText: String {
        let snapshot = shown.snapshot
        if !snapshot.catalogue.isEmpty { return "no samples in this window" }
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
