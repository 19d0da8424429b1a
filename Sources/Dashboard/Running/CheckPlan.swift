import Monitoring

/// What a check judges, and by what.
struct CheckPlan: Sendable {
    var expectations: [Expectation]
    /// How long is watched.
    var length: Duration
    /// Between two samples of a series.
    var interval: Duration
    var comparer: Comparer?
    /// How far apart values may be in a comparison, relative to the larger.
    var tolerance: Double
    /// Whether the targets are ours.
    var isScraping: Bool

    /// - Parameter start: Of what is judged, in milliseconds since 1970.
    func report(of source: any SnapshotSource, since start: Int64, watched: Duration) -> CheckReport {
        CheckReport(
            source.series(since: start), source.snapshot(DataNeeds()), expectations: expectations,
            isComparing: comparer != nil, isScraping: isScraping, watched: watched)
    }

    /// The same with the comparison, if there is to be one.
    func lastReport(of source: any SnapshotSource, since start: Int64, watched: Duration) async -> CheckReport {
        var report = report(of: source, since: start, watched: watched)
        if let comparer {
            let result = await comparer.compare(source, since: start, expectations: expectations)
            report.comparison = ComparisonCheck(comparer.server.base, result, tolerance: tolerance)
            await comparer.shutdown()
        }
        return report
    }
}
