package import Monitoring
package import Prometheus

/// Which of the discovered targets one is: what relabelling began with.
package struct TargetIdentity: Hashable, Sendable {
    package var job: String
    package var discoveredLabels: Labels

    package init(_ target: TargetStatus) {
        job = target.job
        discoveredLabels = target.discoveredLabels
    }

    package init(_ target: DroppedTarget) {
        job = target.job
        discoveredLabels = target.discoveredLabels
    }
}
