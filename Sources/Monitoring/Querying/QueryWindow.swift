import Prometheus

/// The samples of one expression over a window of time, and what has to be asked so that they stay current.
///
/// A plain selector is asked for its samples as they are stored, each with the time of its scrape. Anything else is
/// evaluated at steps, which lie at whole multiples of the step, so that one answer continues another.
struct QueryWindow: Sendable {
    /// What to ask now.
    enum Plan: Sendable, Hashable {
        case samples(Selector, last: Duration, at: Int64)
        /// One question for each range; both ends included.
        case steps([ClosedRange<Int64>], step: Duration)
    }

    /// Prometheus refuses more than 11,000 points of a series in one answer.
    private static let mostSteps: Int64 = 10_000

    let expression: String
    let selector: Selector?
    /// All in milliseconds.
    private let retention: Int64
    private let step: Int64
    /// How much is asked again, since servers get some samples late.
    private let overlap: Int64
    /// Up to when the answers reach; nil before the first.
    private var reached: Int64?
    /// The answers' points, without markers.
    private var points: [Labels: [Point]] = [:]

    init(_ expression: String, retention: Duration, step: Duration, overlap: Duration) {
        self.expression = expression
        selector = try? Selector(expression)
        self.retention = max(1, retention.milliseconds)
        self.step = max(1, step.milliseconds)
        self.overlap = max(0, overlap.milliseconds)
    }

    init(_ expression: String, _ configuration: PrometheusSourceConfiguration) {
        self.init(
            expression, retention: configuration.retention, step: configuration.step, overlap: configuration.overlap)
    }

    func plan(at now: Int64) -> Plan {
        let earliest = now - retention
        let start = reached.map { max(earliest, min($0, now) - overlap) } ?? earliest
        if let selector {
            // In whole seconds, as the client asks.
            return .samples(selector, last: .seconds(max(1, (now - start + 999) / 1000)), at: now)
        }
        let end = now / step * step
        var ranges: [ClosedRange<Int64>] = []
        var from = min((start + step - 1) / step * step, end)
        while from <= end {
            let to = min(end, from + (Self.mostSteps - 1) * step)
            ranges.append(from...to)
            from = to + step
        }
        return .steps(ranges, step: .milliseconds(step))
    }

    /// Takes the answer to a plan: in what the plan covers, it replaces all that was known.
    mutating func merge(_ answer: [SeriesSnapshot], of plan: Plan, at now: Int64) {
        let covered: ClosedRange<Int64>
        switch plan {
        case .samples(_, let last, let at):
            // Whether the oldest moment belongs to a range depends on the server's version; a sample there stays.
            covered = at - last.milliseconds + 1...at
            reached = at
        case .steps(let ranges, _):
            guard let first = ranges.first?.lowerBound, let last = ranges.last?.upperBound else { return }
            covered = first...last
            reached = last
        }
        for labels in points.keys { points[labels]?.removeAll { covered.contains($0.time) } }
        for series in answer {
            let known = points[series.labels]?.last?.time ?? .min
            points[series.labels, default: []] += series.points.filter { $0.time > known }
        }
        let earliest = now - retention
        for labels in points.keys { points[labels]?.removeAll { $0.time < earliest } }
        points = points.filter { !$0.value.isEmpty }
    }

    /// With markers where a series pauses or has ended; sorted by labels.
    func series() -> [SeriesSnapshot] {
        let end = reached ?? 0
        let marked = points.map { labels, points in
            SeriesSnapshot(
                labels: labels,
                points: selector == nil
                    ? GapMarking.mark(points, step: step, until: end) : GapMarking.mark(points, until: end)
            )
        }
        return marked.sorted { $0.labels.precedes($1.labels) }
    }
}
