import Monitoring

/// A row of the table: a series, or a target that has none to show.
enum TableEntry {
    case series(SeriesRow)
    case target(TargetStatus)
}
