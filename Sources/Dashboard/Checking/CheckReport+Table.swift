import Monitoring
import Prometheus

extension CheckReport {
    /// A row for each series and each problem; then those of a comparison.
    var table: String {
        var table = TextTable(
            ["RESULT", "SERIES", "EXPECTED", "SAMPLES", "MIN", "MAX", "BASE", "SWING", "PERIOD", "VERDICT"],
            rightAligned: [3, 4, 5, 6, 7, 8])
        table.rows = series.map(row)
        for problem in problems {
            table.rows.append(
                [CheckOutcome.unknown.word, problem.subject] + Array(repeating: "–", count: 7) + [problem.words])
        }
        guard let comparison else { return table.text }
        return table.text + "\n" + comparison.table
    }

    private func row(_ check: SeriesCheck) -> [String] {
        func number(_ value: Double?) -> String { value.map(CheckText.number) ?? "–" }
        return [
            check.outcome.word,
            SeriesText.text(check.labels),
            check.expected ?? "–",
            "\(check.statistics.count)",
            number(check.statistics.min),
            number(check.statistics.max),
            number(check.fit?.base),
            check.fit?.swing.map(CheckText.swing) ?? "–",
            check.fit.map { CheckText.seconds($0.period) } ?? "–",
            check.words,
        ]
    }
}

extension ComparisonCheck {
    /// A row for each series with something to say of it, and a line for all.
    var table: String {
        var table = TextTable(["RESULT", "SERIES", "SAMPLES", "COMPARED WITH \(server)"], rightAligned: [2])
        for row in rows where row.outcome != .holds {
            table.rows.append([row.outcome.word, SeriesText.text(row.labels), "\(row.compared)", row.words])
        }
        let compared = rows.reduce(0) { $0 + $1.compared }
        table.rows.append([outcome.word, "all series", "\(compared)", words])
        return table.text
    }
}

extension CheckOutcome {
    var word: String {
        switch self {
        case .holds: "holds"
        case .fails: "fails"
        case .unknown: "unknown"
        }
    }
}
