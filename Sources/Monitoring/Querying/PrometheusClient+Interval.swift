import Prometheus

extension PrometheusClient {
    /// How often the server gets samples of some jobs, the longest of them: as it says of its targets, or, of one that
    /// scrapes nothing itself (Thanos, Mimir), as the samples of `up` lie apart. nil where neither tells.
    package func scrapeInterval(of jobs: Set<String>, at time: Int64) async -> Duration? {
        if let targets = try? await targets().active {
            let told = targets.filter { jobs.contains($0.labels["job"] ?? $0.job) }.map(\.scrapeInterval).max()
            if let told { return told }
        }
        var longest: Duration?
        // Who compares more jobs than that has most of them alike.
        for job in jobs.sorted().prefix(8) {
            let up = Selector(matchers: [LabelMatcher("__name__", .equal("up")), LabelMatcher("job", .equal(job))])
            guard let series = try? await samples(of: up, last: .seconds(600), at: time).series else { continue }
            guard let distance = series.compactMap({ Self.distance($0.points) }).max() else { continue }
            longest = max(longest ?? .zero, .milliseconds(distance))
        }
        return longest
    }

    /// The middle one of the distances between samples, in milliseconds.
    private static func distance(_ points: [Point]) -> Int64? {
        guard points.count > 2 else { return nil }
        let distances = zip(points.dropFirst(), points).map { $0.time - $1.time }
        return distances.sorted()[distances.count / 2]
    }
}
