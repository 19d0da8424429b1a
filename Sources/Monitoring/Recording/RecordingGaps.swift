import Prometheus

/// Where the series of a recording pause and end. A live scrape marks that; OpenMetrics has no marks, so that it shows by
/// the samples that are missing.
struct RecordingGaps {
    /// Between two scrapes of most targets, in milliseconds; nil where nothing tells.
    let interval: Int64?

    /// - Parameter series: The `up` series of the recording; without any, all of them.
    init(_ series: [[Point]]) {
        let steps = series.compactMap { Self.medianStep($0) }.sorted()
        interval = steps.isEmpty ? nil : steps[steps.count / 2]
    }

    /// Half of the steps between points are this long at most.
    static func medianStep(_ points: [Point]) -> Int64? {
        guard points.count > 1 else { return nil }
        let steps = zip(points.dropFirst(), points).map { $0.time - $1.time }.sorted()
        return steps[steps.count / 2]
    }

    /// The points with markers where scrapes are missing.
    func marked(_ points: [Point], until end: Int64) -> [Point] {
        guard points.count <= 2, let interval else { return GapMarking.mark(points, until: end) }
        // Too few to tell how often they come: as often as the others.
        return GapMarking.mark(points, step: interval, until: end - interval)
    }
}
