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
        x += frame.write(placed.title, x: x, y: area.y, width: max(0, right - x), style: style) + 3
        if hasNote { frame.write(placed.note, x: area.right - note - 1, y: area.y, style: .muted) }
        if right - x >= 12 { frame.write(said(placed.help), x: x, y: area.y, width: right - x, style: .muted) }
    }

    /// What is drawn of the panel, and how; with a cursor, the values there.
    func note(of panel: Panel, drawn: [SeriesRow]) -> String {
        if let cursor = model.cursor, let values = valuesAtCursor(drawn, of: panel, cursor) { return values }
        var parts: [String] = []
        let more = panel.series - drawn.count
        if more > 0, panel.isLoaded { parts.append("+\(more) more") }
        switch model.looks.valueMode {
        case .automatic: break
        case .fromZero: parts.append("from zero")
        case .band: parts.append("the band")
        }
        if model.arrangement == .split, model.looks.sharesRange { parts.append("one range for all") }
        let over = Words.setting(.milliseconds(model.analyst.rateWindow))
        if panel.kind == .rate { parts.append("per second, over \(over)") }
        if panel.kind.isHistogram, model.arrangement != .heatmap {
            parts.append(panel.kind.isRate ? "quantiles, over \(over)" : "quantiles")
        }
        let arrangement: ChartArrangement =
            model.arrangement == .heatmap && !panel.kind.isHistogram ? .together : model.arrangement
        parts += ["\(arrangement.rawValue) ▾", panel.type.rawValue]
        return parts.joined(separator: "   ")
    }

    private func valuesAtCursor(_ rows: [SeriesRow], of panel: Panel, _ cursor: Int64) -> String? {
        guard (model.start...model.end).contains(cursor) else { return nil }
        let shown = rows.filter { !model.isHidden($0, of: panel) }
        let values = shown.prefix(6).map { row in
            "\(row.index + 1) " + (value(of: row, at: cursor).map(Words.value) ?? "–")
        }
        let rest = shown.count > values.count ? ["…"] : []
        return ([Words.clock(cursor, offset: model.utcOffset(cursor))] + values + rest).joined(separator: "   ")
    }

    /// As Prometheus sees it: the last sample at or before, if that is not too long ago.
    func value(of row: SeriesRow, at time: Int64) -> Double? {
        guard let point = row.points.last(where: { $0.time <= time }), point.value.isFinite,
            time - point.time <= maximumGap
        else { return nil }
        return point.value
    }
}
