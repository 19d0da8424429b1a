/// A rule of OpenMetrics 1.0 that a body breaks.
package enum OpenMetricsRule: Sendable, Hashable {
    case trailingComma
}

extension OpenMetricsRule: CustomStringConvertible {
    package var description: String {
        switch self {
        case .trailingComma: "OpenMetrics has no comma after the last label"
        }
    }
}
