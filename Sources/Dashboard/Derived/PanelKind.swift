/// What is drawn of a metric.
package enum PanelKind: Hashable, Sendable {
    /// The values as they are: gauges, summaries, and what has no type.
    case values
    /// A rate per second.
    case rate
    /// Quantiles of a histogram, by rates of its buckets, or of a gauge histogram, by the buckets as they are.
    case quantiles(ofRates: Bool)

    /// Whether samples from before the window are needed.
    package var isRate: Bool { self == .rate || self == .quantiles(ofRates: true) }
    package var isHistogram: Bool { self == .quantiles(ofRates: true) || self == .quantiles(ofRates: false) }
}
