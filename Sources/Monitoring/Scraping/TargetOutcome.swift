package import Prometheus

/// What becomes of one discovered address.
package enum TargetOutcome: Sendable {
    case active(Target)
    /// A rule dropped it.
    case dropped(discoveredLabels: Labels)
    case invalid(discoveredLabels: Labels, TargetError)
}
