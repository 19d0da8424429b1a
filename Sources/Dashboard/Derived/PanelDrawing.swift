/// What a user wants to see of a metric where the metric's type does not say it.
package enum PanelDrawing: String, CaseIterable, Hashable, Sendable {
    /// The values as they are.
    case value
    /// A rate per second.
    case rate
    case quantiles
    case heatmap
}
