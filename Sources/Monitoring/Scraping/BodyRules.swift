import Prometheus

/// How the body of one scrape is to be taken.
struct BodyRules: Sendable {
    /// Of samples without a timestamp of their own. Milliseconds since 1970.
    var time: Int64
    /// Samples outside are dropped. Milliseconds since 1970.
    var times: ClosedRange<Int64>
    var honorTimestamps: Bool
    /// Whether series with timestamps of their own end like others.
    var trackTimestampsStaleness = false
    var names = LabelNameScheme.utf8
    var limits: ScrapeLimits
    var labels: SampleLabels
    var openMetrics = OpenMetricsReading.strict
}
