import Prometheus

extension PrometheusClient {
    /// Holds series, as we have them, against what the server stored in the same time.
    ///
    /// A server may watch far more than we do: only what it has of the same metrics from the same jobs counts as extra.
    ///
    /// - Parameters:
    ///   - series: Ours, of any metrics; each metric's name is asked for once.
    ///   - start: Of what is compared, in milliseconds since 1970; so is `end`. Leave out the newest seconds, which may not
    ///     have reached the server.
    ///   - nearness: Half of the scrape interval, in milliseconds.
    package func compare(
        _ series: [SeriesSnapshot],
        from start: Int64,
        to end: Int64,
        ignoring: [String]? = nil,
        nearness: Int64
    ) async throws(QueryError) -> Comparison {
        var theirs: [SeriesSnapshot] = []
        for selector in Self.selectors(for: series) {
            // A little more on both sides, for the lines to the first and from the last of ours.
            let range = Duration.milliseconds(end - start + 4 * nearness)
            theirs += try await samples(of: selector, last: range, at: end + 2 * nearness).series
        }
        let ours = series.map { one in
            SeriesSnapshot(labels: one.labels, points: one.points.filter { (start...end).contains($0.time) })
        }
        return Comparison(ours: ours, theirs: theirs, ignoring: ignoring, nearness: nearness)
    }

    /// One for each metric and job.
    private static func selectors(for series: [SeriesSnapshot]) -> [Selector] {
        let names = ["__name__", "job"]
        let wanted = Set(series.map { one in one.labels.filter { names.contains($0.name) } })
        // A series without a name would ask for everything.
        let named = wanted.filter { $0["__name__"] != nil }
        return named.sorted { $0.precedes($1) }.map { labels in
            Selector(matchers: labels.map { LabelMatcher($0.name, .equal($0.value)) })
        }
    }
}
