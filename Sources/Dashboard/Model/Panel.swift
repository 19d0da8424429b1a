package import Prometheus

/// One metric: its chart, and the rows of the table below.
package struct Panel: Sendable {
    package var name: String
    package var type: MetricType
    package var help: String
    /// Every series of the metric, in order of their numbers.
    package var rows: [SeriesRow]
}
