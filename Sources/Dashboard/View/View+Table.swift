import Charting
import Monitoring
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
            number(cursor.map { Words.clock($0, offset: model.utcOffset($0)) } ?? "LAST", rank: 2),
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

    private func cells(of entry: TableEntry) -> [TableCell] {
        switch entry {
        case .series(let row): cells(of: row)
        case .target(let target): cells(of: target)
        }
    }

    /// If it is in the window.
    private var cursor: Int64? {
        model.cursor.flatMap { (model.start...model.end).contains($0) ? $0 : nil }
    }

    private func cells(of row: SeriesRow) -> [TableCell] {
        let statistics = SampleStatistics(row.points.filter { $0.time >= model.start && $0.time <= model.end })
        let isCurrent = row.points.last.map { !$0.isStale } ?? false
        let key = LegendEntry(index: row.index, name: row.name).key(model.looks.glyphs)
        // Of a series that reaches 1 all values have two decimals: the columns keep their width.
        let largest = max(statistics.min?.magnitude ?? 0, statistics.max?.magnitude ?? 0)
        func cell(_ number: Double?) -> TableCell {
            number.map { TableCell(Words.value($0, largest: largest)) } ?? TableCell("–", .muted)
        }
        var last = cell(cursor.map { value(of: row, at: $0) } ?? statistics.last)
        if !isCurrent, cursor == nil { last.style = .muted }
        if let panel = selectedPanel, model.isHidden(row, of: panel) {
            let none = TableCell("", .muted)
            let hint = row.index < 9 ? "hidden; \(row.index + 1) shows it" : "hidden"
            return [
                TableCell(key, .muted), TableCell(row.name, .muted), none, none, none, none, none, none, none,
                TableCell(hint, .muted), none, none,
            ]
        }
        return [
            TableCell(key, Style(.series(at: row.index), .bold)),
            TableCell(row.name),
            row.target == nil && row.labels["instance"] == nil ? TableCell("–", .muted) : state(of: row.target),
            last,
            cell(statistics.min),
            cell(statistics.max),
            cell(statistics.mean),
            cell(row.verdict?.band?.base),
            row.fit.flatMap(\.swing).map {
                TableCell(said("±\(Charting.NumberText.fixed($0, decimals: 1)) %"))
            } ?? TableCell("–", .muted),
            verdict(of: row),
            TableCell(row.target?.lastScrapeDuration.map(Words.measured) ?? "–", .muted),
            age(of: row.target),
        ]
    }

    private func cells(of target: TargetStatus) -> [TableCell] {
        let none = TableCell("–", .muted)
        let name = TableCell(target.labels["instance"] ?? target.url)
        return [
            "", name, state(of: target), none, none, none, none, none, none, error(of: target) ?? "",
            TableCell(target.lastScrapeDuration.map(Words.measured) ?? "–", .muted), age(of: target),
        ]
    }

    private func state(of target: TargetStatus?) -> TableCell {
        target.map { Words.health($0.health) } ?? TableCell("gone", .muted)
    }

    private func age(of target: TargetStatus?) -> TableCell {
        TableCell(target?.lastScrape.map { Words.age(of: $0, at: shown.now) } ?? "–", .muted)
    }

    private func error(of target: TargetStatus?) -> TableCell? {
        target?.lastError.map { TableCell($0, Style(.bad)) }
    }

    /// While a target is down, the reason is what counts.
    private func verdict(of row: SeriesRow) -> TableCell {
        if let error = error(of: row.target) { return error }
        guard let verdict = row.verdict else { return TableCell("–", .muted) }
        let words = said(verdict.words)
        switch verdict.outcome {
        case .within: return TableCell(words, Style(.good))
        case .outside: return TableCell(words, Style(.bad, .bold))
        case .notYetKnown: return TableCell(words, .muted)
        }
    }
}
