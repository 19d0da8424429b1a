import Prometheus

extension PrometheusClient {
    /// Holds series, as we have them, against what the server stored in the same time.
    ///
    /// A server may watch far more than we do: only what it has of the same metrics from the same jobs counts as extra.
    ///
    /// - Parameters:
    ///   - series: Ours, of any metrics. What only tells of the scrape, such as its duration, is left out.
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
        let series = series.filter { one in
            one.labels["__name__"].map { !Comparison.ofTheScrape.contains($0) } ?? false
        }
        var theirs: [SeriesSnapshot] = []
        var warnings: [String] = []
        for selector in Self.selectors(for: series) {
            // A little more on both sides, for the lines to the first and from the last of ours.
            let range = Duration.milliseconds(end - start + 4 * nearness)
            let answer = try await samples(of: selector, last: range, at: end + 2 * nearness)
            theirs += answer.series
            warnings += answer.warnings.filter { !warnings.contains($0) }
        }
        let ours = series.map { one in
            SeriesSnapshot(labels: one.labels, points: one.points.filter { (start...end).contains($0.time) })
        }
        var comparison = Comparison(ours: ours, theirs: theirs, ignoring: ignoring, nearness: nearness)
        comparison.warnings = warnings
        return comparison
    }

    /// As few as there may be: one for each job, with many names, as long as it fits into a URL that every proxy lets pass.
    private static func selectors(for series: [SeriesSnapshot]) -> [Selector] {
        let jobs = Dictionary(grouping: series) { Label("job", $0.labels["job"] ?? "") }
        return jobs.sorted { Labels([$0.key]).precedes(Labels([$1.key])) }.flatMap { job, series in
            let names = Set(series.compactMap { $0.labels["__name__"] })
            return conditions(on: names.sorted()).map { condition in
                Selector(matchers: [LabelMatcher("__name__", condition), LabelMatcher("job", .equal(job.value))])
            }
        }
    }

    private static func conditions(on names: [String]) -> [LabelMatcher.Condition] {
        var conditions: [LabelMatcher.Condition] = []
        var pattern = ""
        for name in names {
            // A name of plain letters is a regular expression that matches itself.
            guard PromQL.isMetricName(name) else {
                conditions.append(.equal(name))
                continue
            }
            if pattern.utf8.count + name.utf8.count > 2000, let expression = try? RegularExpression(pattern) {
                conditions.append(.matching(expression))
                pattern = ""
            }
            pattern += pattern.isEmpty ? name : "|" + name
        }
        if !pattern.isEmpty, let expression = try? RegularExpression(pattern) {
            conditions.append(.matching(expression))
        }
        return conditions
    }
}
