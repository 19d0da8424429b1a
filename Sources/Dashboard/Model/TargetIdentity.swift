package import Monitoring
package import Prometheus

/// Which of the targets one is. What discovery says of an active one may change; what it came to stays.
package struct TargetIdentity: Hashable, Sendable {
    package var job: String
    /// After relabelling; those that were discovered where it dropped the target.
    package var labels: Labels
    /// Nil for a dropped one.
    package var url: String?

    package init(_ target: TargetStatus) {
        job = target.job
        labels = target.labels
        url = target.url
    }

    package init(_ target: DroppedTarget) {
        job = target.job
        labels = target.discoveredLabels
    }
}
