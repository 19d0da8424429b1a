/// The text formats that a target can answer in.
package enum ExpositionFormat: Sendable, Hashable, CaseIterable {
    /// Prometheus's text format, version 0.0.4.
    case text
    /// OpenMetrics 1.0.
    case openMetrics

    /// The Content-Type that it is served with.
    package var contentType: String {
        switch self {
        case .text: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }
}
