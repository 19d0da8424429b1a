import Synchronization

/// What is known about a target at the moment: its loop writes it, snapshots read it.
final class TargetState: Sendable {
    private let status: Mutex<TargetStatus>

    init(_ target: Target) {
        status = Mutex(
            TargetStatus(
                job: target.job,
                discoveredLabels: target.discoveredLabels,
                labels: target.labels,
                url: target.url,
                scrapeInterval: target.scrapeInterval,
                scrapeTimeout: target.scrapeTimeout
            )
        )
    }

    var current: TargetStatus { status.withLock { $0 } }

    func update(_ change: (inout TargetStatus) -> Void) { status.withLock { change(&$0) } }
}
