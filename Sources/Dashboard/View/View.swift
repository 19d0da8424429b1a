import Charting
import Monitoring

/// Draws a model: a function from the state to a frame, and nothing else.
struct View {
    let model: Model
    /// What the filter lets through.
    let panels: [Panel]
    /// The place of the selected one.
    let selected: Int
    let tableEntries: [TableEntry]
    let layout: PageLayout
    /// The charts in view and where they go.
    var charts: [PlacedChart] = []

    init(_ model: Model) {
        self.model = model
        panels = model.panels
        selected = panels.firstIndex { $0.name == model.selected } ?? 0
        let panel = panels.indices.contains(selected) ? panels[selected] : nil
        tableEntries = model.page == .charts ? TableEntry.entries(of: panel, model) : []
        layout = PageLayout(model.size, tableRows: model.isExpanded ? 0 : tableEntries.count)
        if model.page == .charts { charts = placedCharts() }
    }

    var frame: Frame {
        var frame = Frame(width: model.size.width, height: model.size.height)
        if frame.width < 4 || frame.height < 1 {
            frame.write("q", x: 0, y: 0, style: .muted)
            return frame
        }
        if let area = layout.header { drawHeader(on: &frame, in: area) }
        switch model.page {
        case .charts:
            for placed in charts { draw(placed, on: &frame) }
            if let area = layout.table { drawTable(on: &frame, in: area) }
        case .targets:
            TargetsPage(model, area: pageArea).draw(on: &frame)
        }
        switch model.overlay {
        case .help: drawHelp(on: &frame)
        case .list: drawList(on: &frame)
        case nil: break
        }
        drawFooter(on: &frame)
        return isASCII ? frame.asASCII() : frame
    }

    var shown: Observation { model.shown }
    var isASCII: Bool { model.looks.glyphs == .ascii }
    var selectedPanel: Panel? { panels.indices.contains(selected) ? panels[selected] : nil }

    /// What lies between header and footer.
    var pageArea: Rect {
        let bottom = layout.footer.map(\.y) ?? model.size.height
        let top = layout.header.map(\.bottom) ?? 0
        return Rect(x: 0, y: top, width: model.size.width, height: bottom - top)
    }

    /// What plain characters say in other words.
    func said(_ text: String) -> String {
        guard isASCII, text.utf8.contains(0xC2) else { return text }
        return text.split(separator: "±", omittingEmptySubsequences: false).joined(separator: "+-")
    }

    /// Lines of the selected target that the page has no room for.
    var targetOverflow: Int {
        guard model.page == .targets, !model.targets.open.isEmpty else { return 0 }
        return TargetsPage(model, area: pageArea).overflow
    }

    /// How far a page's worth of keys goes.
    var pageStep: Int {
        if model.overlay != nil { return max(1, model.size.height - 6) }
        switch model.page {
        case .targets: return max(1, pageArea.height / 4)
        case .charts where model.arrangement == .split: return max(1, charts.count)
        case .charts where isTableLong: return max(1, tableRoom - 1)
        case .charts: return max(1, charts.count)
        }
    }
}
