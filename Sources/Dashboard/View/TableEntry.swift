import Monitoring

/// A row of the table: a series, or a target that has none to show.
enum TableEntry {
    case series(SeriesRow)
    case target(TargetStatus)

    /// The series of a panel, then the targets that have no series of it.
    static func entries(of panel: Panel?, _ model: Model) -> [TableEntry] {
        let rows = panel?.rows ?? []
        // While a filter chooses among the series, the others are not missed.
        guard model.filter.isEmpty, panel?.isDefined != true, (panel?.series ?? 0) <= rows.count else {
            return rows.map(TableEntry.series)
        }
        let seen = Set(rows.map { TargetKey($0.labels) })
        let without = model.shown.snapshot.activeTargets.filter { !seen.contains(TargetKey($0.labels)) }
        return rows.map(TableEntry.series) + without.map(TableEntry.target)
    }
}
