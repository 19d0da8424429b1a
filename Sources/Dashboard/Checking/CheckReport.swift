import Monitoring
import Prometheus

/// What `promwave check` found: a verdict for each series, and what kept it from telling more.
struct CheckReport: Sendable {
    /// Something that has to be known and is not.
    struct Problem: Sendable, Hashable {
        /// `target http://a:80/metrics2`
        var subject: String
        var words: String
    }

    var series: [SeriesCheck] = []
    var problems: [Problem] = []
    var comparison: ComparisonCheck?
    /// How long was watched.
    var watched: Duration

    /// - Parameters:
    ///   - series: All that was collected.
    ///   - snapshot: Of targets and discoveries.
    ///   - expectations: A series is held against the first that matches it; those that none matches are not judged. None
    ///     at all judges every series by its fitted base, but for those that tell of the scrapes.
    ///   - isComparing: Who compares asks first of all whether the samples are the same: where nothing is expected, a series
    ///     that is no wave is then nothing to be known.
    ///   - isScraping: Whether the targets are ours; those of a server may be down without being looked at.
    init(
        _ series: [SeriesSnapshot],
        _ snapshot: Snapshot,
        expectations: [Expectation],
        isComparing: Bool = false,
        isScraping: Bool,
        watched: Duration
    ) {
        self.watched = watched
        var unmatched = Set(expectations.indices)
        for series in series.sorted(by: { $0.labels.precedes($1.labels) }) {
            let matching = expectations.indices.filter { expectations[$0].matches(series.labels) }
            unmatched.subtract(matching)
            guard expectations.isEmpty ? !Self.tellsOfScrapes(series.labels) : !matching.isEmpty else { continue }
            let expectation = matching.first.map { expectations[$0] }
            let check = SeriesCheck(series.labels, series.points, expectation: expectation)
            if isComparing, expectation == nil, check.outcome == .unknown { continue }
            self.series.append(check)
        }
        for discovery in snapshot.discoveries where !isScraping || discovery.lastSuccess == nil {
            guard discovery.error != nil || discovery.lastSuccess == nil else { continue }
            let name = discovery.source ?? discovery.job
            problems.append(
                Problem(
                    subject: isScraping ? "discovery \(name)" : "server \(name)",
                    words: discovery.error ?? "no answer yet"))
        }
        for target in snapshot.activeTargets where isScraping && target.health != .up {
            let words = target.lastError.map { "\(target.health.rawValue): \($0)" } ?? "not scraped yet"
            problems.append(Problem(subject: "target \(target.url)", words: words))
        }
        if let time = snapshot.storage.shortenedTo, time > snapshot.time - watched.milliseconds {
            let most = "\(snapshot.storage.limits.bytes >> 20) MiB of samples is the most that is kept"
            problems.append(
                Problem(subject: "memory", words: "\(most): those before \(Timestamp.text(time)) are gone"))
        }
        for index in unmatched.sorted() {
            problems.append(Problem(subject: "expectation \(expectations[index])", words: "matches no series"))
        }
        if self.series.isEmpty, problems.isEmpty, !isComparing || !expectations.isEmpty {
            problems.append(Problem(subject: "series", words: "there are none to judge"))
        }
    }

    private static func tellsOfScrapes(_ labels: Labels) -> Bool {
        labels["__name__"].map(ReportMetrics.names.contains) ?? false
    }

    var outcome: CheckOutcome {
        let others = problems.isEmpty ? [] : [CheckOutcome.unknown]
        return CheckOutcome.all(series.map(\.outcome) + others + (comparison.map { [$0.outcome] } ?? []))
    }

    /// Whether watching on can change nothing: every series has left the band that it is expected in, and nothing is open.
    var isFinal: Bool { !series.isEmpty && problems.isEmpty && series.allSatisfy(\.isFinal) }

    /// `2 series: 1 within, 1 outside`.
    var summary: String {
        let counts: [(CheckOutcome, String)] = [(.holds, "within"), (.fails, "outside"), (.unknown, "not known")]
        let parts = counts.compactMap { outcome, word -> String? in
            let count = series.count { $0.outcome == outcome }
            return count == 0 ? nil : "\(count) \(word)"
        }
        return "\(series.count) series" + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")
    }
}
