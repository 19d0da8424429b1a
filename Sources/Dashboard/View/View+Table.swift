import Charting
import Prometheus

extension View {
    /// Rows under the titles.
    var tableRoom: Int { max(0, (layout.table?.height ?? 0) - 1) }
    var isTableLong: Bool { layout.table != nil && tableEntries.count > tableRoom }

    /// Which entries are in view.
    var tableRows: Range<Int> {
        let room = isTableLong ? max(1, tableRoom - 1) : tableRoom
        let first = min(model.rowScroll, max(0, tableEntries.count - room))
        return first..<min(tableEntries.count, first + room)
    }

    func drawTable(on frame: inout Frame, in area: Rect) {
        let visible = tableRows
        let rows = tableEntries[visible].map(cells)
        let shown = shownColumns(of: rows)
        func kept<Element>(_ all: [Element]) -> [Element] { all.indices.filter(shown).map { all[$0] } }
        Table(columns: kept(columns(for: rows)), rows: rows.map(kept))
            .draw(on: &frame, in: area.inset(left: 1, right: 1))
        guard isTableLong, area.height > 2 else { return }
        let text = "\(visible.lowerBound + 1) to \(visible.upperBound) of \(tableEntries.count); PageDown, PageUp"
        frame.write(text, x: area.x + 5, y: area.bottom - 1, width: max(0, area.width - 6), style: .muted)
    }

    /// What is never judged, as a rate, has no base and no swing; and no verdict, except that a target is down.
    private func shownColumns(of rows: [[TableCell]]) -> (Int) -> Bool {
        guard let panel = selectedPanel, !panel.isJudged, panel.rows.allSatisfy({ $0.verdict == nil }) else {
            return { _ in true }
        }
        let hasVerdicts = rows.contains { !["", "–"].contains($0[Self.verdictColumn].text) }
        return { column in !(7...8).contains(column) && (column != Self.verdictColumn || hasVerdicts) }
    }

    private static let verdictColumn = 9

    /// Names and verdicts keep what they need, within reason, before the columns on the right do.
    private func columns(for rows: [[TableCell]]) -> [TableColumn] {
        func least(_ column: Int, _ most: Int) -> Int {
            min(most, rows.map { SafeText.width(of: $0[column].text) }.max() ?? 0)
        }
        func number(_ title: String, rank: Int) -> TableColumn {
            TableColumn(title, alignment: .right, minimumWidth: 5, rank: rank)
        }
        let naming = namesAreInstances ? "INSTANCE" : "SERIES"
        let names = max(naming.utf8.count, least(1, 24))
        return [
            TableColumn("", minimumWidth: 2),
            TableColumn(naming, minimumWidth: names, maximumWidth: 48, isFlexible: true, tellsApart: true),
            TableColumn("STATE", minimumWidth: 5, rank: 1),
            number(cursor.map { model.civil($0).clock } ?? "LAST", rank: 2),
            number("MIN", rank: 5),
            number("MAX", rank: 4),
            number("MEAN", rank: 8),
            number("BASE", rank: 6),
            TableColumn("SWING", alignment: .right, minimumWidth: 7, rank: 7),
            TableColumn(
                "VERDICT", minimumWidth: max(7, least(9, 28)), maximumWidth: 60, isFlexible: true, rank: 3),
            TableColumn("SCRAPE", alignment: .right, minimumWidth: 7, rank: 9),
            TableColumn("AGE", alignment: .right, minimumWidth: 5, rank: 10),
        ]
    }

    private var namesAreInstances: Bool {
        tableEntries.allSatisfy { entry in
            if case .series(let row) = entry, let instance = row.labels["instance"] {
                row.name.contains(instance)
            } else {
                true
            }
        }
    }

    /// If it is in the window.
    var cursor: Int64? {
        model.cursor.flatMap { (model.start...model.end).contains($0) ? $0 : nil }
    }
}
