import Prometheus

/// The targets of a recording: what its notes say of them, and how they fared, by their own series.
struct RecordedTargets: Sendable {
    private struct Entry: Sendable {
        /// What was known of it, and since when, in order; at least one.
        var descriptions: [(time: Int64, target: RecordedTarget)]
        /// Why scrapes failed, and since when, in order.
        var failures: [(time: Int64, error: String)] = []
        /// nil of a file without `up`.
        var up: Series?
        var duration: Series?
    }

    private var entries: [Entry] = []

    /// A target counts for so long after its last scrape at least. Milliseconds.
    private static let lookback: Int64 = 300_000

    init(_ notes: [RecordingNote], _ metrics: [String: [Series]], interval: Duration) {
        var described: [Labels: Entry] = [:]
        var labels: [Int: Labels] = [:]
        for note in notes {
            switch note {
            case .header: break
            case .target(let number, let target, let time):
                labels[number] = target.labels
                described[target.labels, default: Entry(descriptions: [])].descriptions.append((time, target))
            case .failure(_, let target, let error, let time):
                if let labels = labels[target] { described[labels]?.failures.append((time, error)) }
            }
        }
        let durations = (metrics[ReportSeries.duration.name] ?? []).reduce(into: [Labels: Series]()) { known, series in
            known[Self.targetLabels(of: series)] = series
        }
        for series in metrics[ReportSeries.up.name] ?? [] {
            let labels = Self.targetLabels(of: series)
            var entry = described[labels] ?? Entry(descriptions: [])
            if entry.descriptions.isEmpty {
                let points = series.points(in: .min ... .max)
                let own = RecordingGaps.medianStep(points.filter { !$0.isStale }).map { Duration.milliseconds($0) }
                let target = RecordedTarget(labels: labels, interval: own ?? interval)
                entry.descriptions = [(points.first?.time ?? 0, target)]
            }
            entry.up = series
            entry.duration = durations[labels]
            entries.append(entry)
        }
        if entries.isEmpty { entries = Self.guessed(metrics, interval) }
    }

    /// Without `up`, whatever has an instance.
    private static func guessed(_ metrics: [String: [Series]], _ interval: Duration) -> [Entry] {
        var found: Set<Labels> = []
        for series in metrics.values.joined() {
            let labels = Labels(series.labels.filter { $0.name == "instance" || $0.name == "job" })
            if labels["instance"] != nil { found.insert(labels) }
        }
        return found.map { Entry(descriptions: [(.min, RecordedTarget(labels: $0, interval: interval))]) }
    }

    private static func targetLabels(of series: Series) -> Labels { series.labels.setting("__name__", to: "") }

    var longestInterval: Duration? { entries.lazy.flatMap(\.descriptions).map(\.target.interval).max() }

    /// Those that were targets at that time.
    func statuses(at time: Int64) -> [TargetStatus] {
        entries.compactMap { Self.status(of: $0, at: time) }.sorted(by: TargetStatus.precedes)
    }

    private static func status(of entry: Entry, at time: Int64) -> TargetStatus? {
        guard let target = (entry.descriptions.last { $0.time <= time } ?? entry.descriptions.first)?.target else {
            return nil
        }
        var status = TargetStatus(
            job: target.job,
            discoveredLabels: target.discoveredLabels,
            labels: target.labels,
            url: target.url,
            scrapeInterval: target.interval,
            scrapeTimeout: target.timeout
        )
        guard let up = entry.up else { return status }
        let since = time - max(lookback, target.interval.milliseconds * 3)
        guard let newest = up.points(in: since...time).last, !newest.isStale else { return nil }
        status.health = newest.value == 1 ? .up : .down
        status.lastScrape = newest.time
        let durations = entry.duration?.points(in: newest.time...newest.time)
        // What another program wrote there may be any number.
        let seconds = durations?.last.map(\.value)
        status.lastScrapeDuration = seconds.flatMap { (0..<1e9).contains($0) ? .seconds($0) : nil }
        if status.health == .down {
            status.lastError = entry.failures.last { $0.time <= newest.time }?.error ?? "the scrape failed"
        }
        return status
    }
}
