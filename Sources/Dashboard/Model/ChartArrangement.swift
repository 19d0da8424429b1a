/// How the series of a metric are laid out.
package enum ChartArrangement: String, Hashable, Sendable {
    /// One chart for each metric, as Prometheus draws it.
    case together
    /// One chart for each series, with its band.
    case split
    /// Of a histogram, how much falls into each bucket; of other metrics the same as `together`.
    case heatmap

    package func next(hasHeatmap: Bool) -> ChartArrangement {
        switch self {
        case .together: .split
        case .split: hasHeatmap ? .heatmap : .together
        case .heatmap: .together
        }
    }
}
