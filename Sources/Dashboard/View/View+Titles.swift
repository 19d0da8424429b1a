import Charting
import Monitoring
import Prometheus

extension View {
    func draw(_ placed: PlacedChart, on frame: inout Frame) {
        if placed.hasTitle { drawTitle(of: placed, on: &frame) }
        switch placed.content {
        case .lines(let chart): chart.draw(on: &frame, in: placed.plot)
        case .heatmap(let heatmap): heatmap.draw(on: &frame, in: placed.plot)
        }
    }

    private func drawTitle(of placed: PlacedChart, on frame: inout Frame) {
        let area = placed.area
        let note = SafeText.width(of: placed.note)
        let hasNote = note > 0 && area.width >= note + 24
        let right = area.right - 1 - (hasNote ? note + 3 : 0)
        var x = area.x + 1
        if placed.isAlarming {
            x += frame.write("!", x: x, y: area.y, style: Style(.bad, [.bold, .reverse])) + 1
        }
        let style: Style = placed.isAlarming ? Style(.bad, .bold) : placed.isSelected ? .title : Style(.title)
        let room = max(0, right - x)
        x += frame.write(title(of: placed, width: room), x: x, y: area.y, width: room, style: style) + 3
        if hasNote { frame.write(placed.note, x: area.right - note - 1, y: area.y, style: .muted) }
        guard right - x >= 12 else { return }
        let text = placed.remark ?? said(placed.help)
        frame.write(text, x: x, y: area.y, width: right - x, style: placed.remark == nil ? .muted : Style(.warning))
    }

    /// Cut so that it is not taken for that of another chart or panel.
    private func title(of placed: PlacedChart, width: Int) -> String {
        guard width > 1, SafeText.width(of: placed.title) > width else { return placed.title }
        let beginning = String(placed.title.unicodeScalars.prefix(width / 2))
        let others = placed.title == placed.panel ? panels.map(\.name) : charts.map(\.title)
        let alike = others.lazy.filter { $0.hasPrefix(beginning) && $0 != placed.title }.prefix(100)
        return SafeText.apart([placed.title] + alike, width: width)[0]
    }

    /// What is drawn of the panel, and how; with a cursor, the values there.
    ///
    /// - Parameter most: The most that a heatmap has in a bucket.
    func note(of panel: Panel, drawn: [SeriesRow], most: Double? = nil) -> String {
        if let cursor = model.cursor, let values = valuesAtCursor(drawn, of: panel, cursor) { return values }
        var parts: [String] = []
        if let unit = panel.definition?.look.unit, !unit.isEmpty { parts.append(unit) }
        let more = isHeatmap(panel) ? 0 : panel.series - drawn.count
        if more > 0, panel.isLoaded { parts.append("+\(more) more") }
        switch model.looks.valueMode {
        case .automatic: break
        case .fromZero: parts.append("from zero")
        case .band: parts.append("the band")
        }
        if model.arrangement == .split, model.looks.sharesRange { parts.append("one range for all") }
        let over = Words.setting(.milliseconds(model.analyst.rateWindow))
        if panel.kind == .rate { parts.append("per second, over \(over)") }
        if panel.kind.isHistogram, !isHeatmap(panel) {
            parts.append(panel.kind.isRate ? "quantiles, over \(over)" : "quantiles")
        }
        if let most, most > 0 {
            let number = Charting.NumberText.short(most, digits: 3)
            parts.append("up to \(number)\(panel.kind.isRate ? " per second" : "") a bucket")
        }
        let arrangement: ChartArrangement =
            isHeatmap(panel) ? .heatmap : model.arrangement == .split ? .split : .together
        parts += ["\(arrangement.rawValue) ▾", panel.type.rawValue]
        return parts.joined(separator: "   ")
    }

    private func valuesAtCursor(_ rows: [SeriesRow], of panel: Panel, _ cursor: Int64) -> String? {
        guard (model.start...model.end).contains(cursor) else { return nil }
        let shown = rows.filter { !model.isHidden($0, of: panel) }
        let values = shown.prefix(6).map { row in
            "\(row.index + 1) " + (value(of: row, at: cursor).map { Words.value($0) } ?? "–")
        }
        let rest = shown.count > values.count ? ["…"] : []
        return ([moment(cursor)] + values + rest).joined(separator: "   ")
    }

    /// With its day where the window has more than one.
    private func moment(_ time: Int64) -> String {
        let civil = model.civil(time)
        let isOneDay = model.civil(model.start).date == model.civil(model.end).date
        return isOneDay ? civil.clock : civil.shortDate + " " + civil.clock
    }

    /// As Prometheus sees it: the last sample at or before, if that is not too long ago.
    func value(of row: SeriesRow, at time: Int64) -> Double? {
        guard let point = row.points.last(where: { $0.time <= time }), point.value.isFinite,
            time - point.time <= maximumGap
        else { return nil }
        return point.value
    }
}
