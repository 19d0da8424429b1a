import Prometheus

/// What one job shows of itself.
struct JobStatus: Sendable {
    var name: String
    var discoveries: [DiscoveryStatus] = []
    /// Sorted by `instance`, then by labels.
    var targets: [TargetState] = []
    var dropped: [DroppedTarget] = []
}
