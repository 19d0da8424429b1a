import Monitoring

/// A row of the table: a series, or a target that has none to show.
enum TableEntry {
    case series(SeriesRow)
    case target(TargetStatus)

    /// More rows than these nobody reads here; the targets page has them all.
    private static let limit = 100

    /// The series of a panel, then the targets of the same jobs that have no series of it.
    static func entries(of panel: Panel?, _ model: Model) -> [TableEntry] {
        let rows = panel?.rows ?? []
        // While a filter chooses among the series, the others are not missed.
        guard model.filter.isEmpty, panel?.definition == nil, (panel?.series ?? 0) <= rows.count else {
            return rows.map(TableEntry.series)
        }
        let seen = Set(rows.compactMap(\.place))
        let targets = model.shown.snapshot.activeTargets
        let jobs = Set(rows.compactMap { $0.target?.job })
        let without = targets.indices.lazy
            .filter { !seen.contains($0) && (jobs.isEmpty || jobs.contains(targets[$0].job)) }.prefix(limit)
        return rows.map(TableEntry.series) + without.map { .target(targets[$0]) }
    }
}
