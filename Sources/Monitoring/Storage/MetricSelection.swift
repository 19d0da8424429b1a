import Prometheus

/// A metric's series, taken out of the store to be read in peace.
struct MetricSelection: Sendable {
    var name: String
    var metadata: MetricMetadata
    /// Sorted by labels.
    var series: [Series]
}
