import Charting
import Prometheus

extension View {
    /// Where the list lies: no scraps of the page show beside it.
    var listArea: Rect {
        if model.size.width < 120 { return pageArea }
        let width = min(model.size.width, max(40, min(100, model.size.width - 6)))
        let height = min(model.size.height, max(5, model.size.height - 4))
        return Rect(
            x: (model.size.width - width) / 2, y: (model.size.height - height) / 2, width: width, height: height)
    }

    /// Which panels the list shows.
    var listRows: Range<Int> {
        let room = max(0, listArea.height - 2)
        let first = min(max(0, selected - room / 2), max(0, panels.count - room))
        return first..<min(panels.count, first + room)
    }

    /// All metrics, the selected one in the middle.
    func drawList(on frame: inout Frame) {
        let area = listArea
        let bar = Style(.text, on: .bar)
        frame.fill(area, style: bar)
        let count = Words.count(panels.count, "metric")
        frame.write(count, x: area.x + 2, y: area.y, width: area.width - 4, style: Style(.title, on: .bar, .bold))
        let notes = listRows.map { index in
            let panel = panels[index]
            return "\(panel.type.rawValue)  \(Words.count(panel.series, "series", plural: "series"))"
        }
        let widest = notes.map { SafeText.width(of: $0) }.max() ?? 0
        let hasNotes = area.width / 2 > widest + 2
        let room = max(0, area.width - 4 - (hasNotes ? widest + 2 : 0))
        let names = SafeText.apart(listRows.map { (panels[$0].alarms > 0 ? "! " : "") + panels[$0].name }, width: room)
        for (offset, index) in listRows.enumerated() {
            let y = area.y + 1 + offset
            let panel = panels[index]
            let isSelected = index == selected
            let back: Backdrop = isSelected ? .selection : .bar
            if isSelected {
                frame.fill(Rect(x: area.x, y: y, width: area.width, height: 1), style: Style(.text, on: back))
            }
            let ink: Ink = panel.alarms > 0 ? .bad : panel.rank == .wave ? .good : .text
            let style = Style(ink, on: back, isSelected ? .bold : [])
            frame.write(names[offset], x: area.x + 2, y: y, width: room, style: style)
            guard hasNotes else { continue }
            let noteX = area.right - 2 - SafeText.width(of: notes[offset])
            frame.write(notes[offset], x: noteX, y: y, style: Style(.muted, on: back))
        }
    }

    /// The panel under a row of the screen.
    func listIndex(atY y: Int) -> Int? {
        let index = listRows.lowerBound + y - listArea.y - 1
        return listRows.contains(index) ? index : nil
    }
}
