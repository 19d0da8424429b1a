import Prometheus

/// What a recording keeps of one scrape: the samples that the store took, and how it went.
struct RecordedScrape: Sendable {
    struct Sample: Sendable {
        var labels: Labels
        /// Milliseconds since 1970.
        var time: Int64
        var value: Double
    }

    var target: Target
    /// Milliseconds since 1970.
    var time: Int64
    /// Why it failed, in words.
    var error: String?
    /// In order; no staleness markers, which OpenMetrics cannot say: in a recording a series ends by not being there.
    var samples: [Sample]
    /// What is new about metrics.
    var metadata: [String: MetricMetadata]
}
