import Monitoring
import Prometheus

/// What comes of holding our series against a Prometheus server's.
struct ComparisonCheck: Sendable {
    var server: String
    var result: Result<Comparison, QueryError>
    /// How far apart values may be, relative to the larger.
    var tolerance: Double

    /// One series, or the server as a whole.
    struct Row: Sendable {
        var labels: Labels
        var outcome: CheckOutcome
        var words: String
        var compared = 0
    }

    static let defaultTolerance = Comparison.defaultTolerance

    init(_ server: String, _ result: Result<Comparison, QueryError>, tolerance: Double = defaultTolerance) {
        self.server = server
        self.result = result
        self.tolerance = tolerance
    }

    /// By series; empty where the server did not answer.
    var rows: [Row] {
        guard let comparison = try? result.get() else { return [] }
        return comparison.series.map(row)
            + comparison.missing.map { Row(labels: $0, outcome: .fails, words: "missing on the server") }
            + comparison.extra.map { Row(labels: $0, outcome: .fails, words: "only on the server") }
            + comparison.ambiguous.map {
                Row(labels: $0, outcome: .unknown, words: "several series with these labels: cannot be paired")
            }
    }

    private func row(_ series: SeriesComparison) -> Row {
        guard series.compared > 0 else {
            return Row(labels: series.labels, outcome: .unknown, words: "no samples at nearly the same time")
        }
        guard let difference = series.largestAligned ?? series.largest else {
            return Row(labels: series.labels, outcome: .unknown, words: "nothing to compare", compared: series.compared)
        }
        let words = "at most \(Self.percent(difference.relative)) apart"
        // Two scrapes at different moments may differ by as much as the value moves; only what allows for that is a fault.
        let isApart = series.isApart(tolerance)
        let restless = series.isRestless(tolerance) ? ", as it jumps from scrape to scrape" : ""
        return Row(
            labels: series.labels,
            outcome: isApart ? .fails : .holds,
            words: difference.absolute == 0
                ? "equal" : isApart ? "\(words): \(Self.values(difference))" : words + restless,
            compared: series.compared
        )
    }

    var outcome: CheckOutcome {
        let rows = rows
        return rows.isEmpty ? .unknown : CheckOutcome.all(rows.map(\.outcome))
    }

    var words: String {
        switch result {
        case .success(let comparison): comparison.words
        case .failure(let error): error.description
        }
    }

    /// For the dashboard.
    var notice: Notice { Notice(.comparison, "compared with \(server): \(words)", isBad: outcome == .fails) }

    private static func percent(_ relative: Double) -> String {
        relative.isFinite ? CheckText.percentage(100 * relative) : "infinitely"
    }

    private static func values(_ difference: SampleDifference) -> String {
        "\(SampleText.value(difference.ours)) here, \(SampleText.value(difference.theirs)) there, at "
            + Timestamp.text(difference.time)
    }
}
