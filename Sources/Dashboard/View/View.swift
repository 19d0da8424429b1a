import Charting
import Monitoring

/// Draws a model: a function from the state to a frame, and nothing else.
struct View {
    let model: Model

    var frame: Frame {
        var frame = Frame(width: model.size.width, height: model.size.height)
        if frame.width < 4 || frame.height < 1 {
            frame.write("q", x: 0, y: 0, style: .muted)
            return frame
        }
        let layout = layout
        if let area = layout.header { drawHeader(on: &frame, in: area) }
        switch model.page {
        case .charts:
            for placed in charts { draw(placed, on: &frame) }
            if let area = layout.table { drawTable(on: &frame, in: area) }
        case .targets:
            let bottom = layout.footer.map(\.y) ?? frame.height
            let top = layout.header.map(\.bottom) ?? 0
            drawTargets(on: &frame, in: Rect(x: 0, y: top, width: frame.width, height: bottom - top))
        }
        if let area = layout.footer { drawFooter(on: &frame, in: area) }
        if model.showsHelp { drawHelp(on: &frame) }
        return frame
    }

    var shown: Observation { model.shown }

    var selectedPanel: Panel? {
        shown.panels.indices.contains(model.selectedPanel) ? shown.panels[model.selectedPanel] : nil
    }

    var layout: PageLayout { PageLayout(model.size, tableRows: tableEntries.count) }
}
