import Charting
import Monitoring
import Prometheus

extension View {
    func cells(of entry: TableEntry) -> [TableCell] {
        switch entry {
        case .series(let row): cells(of: row)
        case .target(let target): cells(of: target)
        }
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
