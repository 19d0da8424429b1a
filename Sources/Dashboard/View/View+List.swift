import Charting
import Prometheus

extension View {
    /// Where the list lies.
    var listArea: Rect {
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
        for (offset, index) in listRows.enumerated() {
            let y = area.y + 1 + offset
            let panel = panels[index]
            let isSelected = index == selected
            let back: Backdrop = isSelected ? .selection : .bar
            if isSelected {
                frame.fill(Rect(x: area.x, y: y, width: area.width, height: 1), style: Style(.text, on: back))
            }
            let note = "\(panel.type.rawValue)  \(Words.count(panel.series, "series", plural: "series"))"
            let noteX = area.right - 2 - SafeText.width(of: note)
            let hasNote = noteX > area.x + area.width / 2
            let ink: Ink = panel.alarms > 0 ? .bad : panel.rank == .wave ? .good : .text
            let mark = panel.alarms > 0 ? "! " : ""
            frame.write(
                mark + panel.name, x: area.x + 2, y: y, width: max(0, (hasNote ? noteX : area.right) - area.x - 4),
                style: Style(ink, on: back, isSelected ? .bold : []))
            if hasNote { frame.write(note, x: noteX, y: y, style: Style(.muted, on: back)) }
        }
    }

    /// The panel under a row of the screen.
    func listIndex(atY y: Int) -> Int? {
        let index = listRows.lowerBound + y - listArea.y - 1
        return listRows.contains(index) ? index : nil
    }
}
