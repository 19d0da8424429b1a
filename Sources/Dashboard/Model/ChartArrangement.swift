/// Whether the series of a metric share a chart.
package enum ChartArrangement: String, Hashable, Sendable {
    /// One chart for each metric, as Prometheus draws it.
    case together
    /// One chart for each series, with its band.
    case split
}
