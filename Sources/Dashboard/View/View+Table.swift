import Charting
import Monitoring
import Prometheus

extension View {
    /// The series of the selected metric, then the targets that have no series of it.
    var tableEntries: [TableEntry] {
        let rows = selectedPanel?.rows ?? []
        let seen = Set(rows.map { TargetKey($0.labels) })
        let without = shown.snapshot.activeTargets.filter { !seen.contains(TargetKey($0.labels)) }
        return rows.map(TableEntry.series) + without.map(TableEntry.target)
    }

    func drawTable(on frame: inout Frame, in area: Rect) {
        let rows = tableEntries.map(cells)
        Table(columns: Self.columns(for: rows), rows: rows).draw(on: &frame, in: area.inset(left: 1, right: 1))
    }

    /// Names and verdicts keep what they need, within reason, before the columns on the right do.
    private static func columns(for rows: [[TableCell]]) -> [TableColumn] {
        func least(_ column: Int, _ most: Int) -> Int {
            min(most, rows.map { SafeText.width(of: $0[column].text) }.max() ?? 0)
        }
        func number(_ title: String, rank: Int) -> TableColumn {
            TableColumn(title, alignment: .right, minimumWidth: 5, rank: rank)
        }
        return [
            TableColumn("", minimumWidth: 2),
            TableColumn("INSTANCE", minimumWidth: least(1, 24), maximumWidth: 48, isFlexible: true),
            TableColumn("STATE", minimumWidth: 5, rank: 1),
            number("LAST", rank: 2),
            number("MIN", rank: 5),
            number("MAX", rank: 4),
            number("MEAN", rank: 8),
            number("BASE", rank: 6),
            TableColumn("SWING", alignment: .right, minimumWidth: 7, rank: 7),
            TableColumn("VERDICT", minimumWidth: least(9, 28), maximumWidth: 60, isFlexible: true, rank: 3),
            TableColumn("SCRAPE", alignment: .right, minimumWidth: 7, rank: 9),
            TableColumn("AGE", alignment: .right, minimumWidth: 5, rank: 10),
        ]
    }

    private func cells(of entry: TableEntry) -> [TableCell] {
        switch entry {
        case .series(let row): cells(of: row)
        case .target(let target): cells(of: target)
        }
    }

    private func cells(of row: SeriesRow) -> [TableCell] {
        let start = shown.now - model.window.milliseconds
        let statistics = SampleStatistics(row.points.filter { $0.time >= start })
        let isCurrent = row.points.last.map { !$0.isStale } ?? false
        let key = LegendEntry(index: row.index, name: row.name).key(model.settings.glyphs)
        var last = value(statistics.last)
        if !isCurrent { last.style = .muted }
        return [
            TableCell(key, Style(.series(at: row.index), .bold)),
            TableCell(row.name),
            state(of: row.target),
            last,
            value(statistics.min),
            value(statistics.max),
            value(statistics.mean),
            value(row.verdict.band?.base),
            TableCell(row.fit.flatMap(\.swing).map { "±\(Charting.NumberText.fixed($0, decimals: 1)) %" } ?? "–"),
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

    private func value(_ number: Double?) -> TableCell {
        guard let number else { return TableCell("–", .muted) }
        let isPlain = number.magnitude < 100_000 && (number == 0 || number.magnitude >= 0.1)
        return TableCell(isPlain ? Charting.NumberText.fixed(number, decimals: 2) : Charting.NumberText.short(number))
    }

    func state(of target: TargetStatus?) -> TableCell {
        switch target?.health {
        case nil: TableCell("gone", .muted)
        case .unknown: TableCell("unknown", .muted)
        case .up: TableCell("up", Style(.good))
        case .down: TableCell("down", Style(.bad, .bold))
        }
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
        let words = row.verdict.words
        switch row.verdict.outcome {
        case .within: return TableCell(words, Style(.good))
        case .outside: return TableCell(words, Style(.bad, .bold))
        case .notYetKnown: return TableCell(words, .muted)
        }
    }
}
