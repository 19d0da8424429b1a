import Kubernetes
import Logging
import Prometheus
import Synchronization

/// How well the cluster is followed, for the log, the server's own metrics, and whoever waits.
final class ClusterStatus<C: Clock>: Sendable where C.Duration == Duration, C.Instant: Sendable {
    private let collections: [ObjectCollection]
    private let served: ServedTargets
    private let clock: C
    private let logger: Logger
    private let health = Mutex(ClusterHealth<C.Instant>())

    /// - Parameter collections: that are followed.
    init(of collections: [ObjectCollection], served: ServedTargets, clock: C, logger: Logger) {
        self.collections = collections
        self.served = served
        self.clock = clock
        self.logger = logger
    }

    func take(_ report: WatchReport, of collection: ObjectCollection) {
        let now = clock.now
        switch report {
        case .confirmed:
            guard let lost = health.withLock({ $0.confirm(collection, at: now) }) else { return }
            served.confirm()
            if lost.isTold { logger.info("Kubernetes API found again after \(lost.time.components.seconds) s") }
        case .listingAgain: logger.info("Kubernetes API: \(collection): too old to go on from, listing again")
        case .failed(let error):
            served.reloadFailed()
            guard health.withLock({ $0.fail(collection, error, at: now) }) else { return }
            let kept = served.answer == nil ? "there is no list yet" : "the last good list stays"
            logger.warning("Kubernetes API lost: \(collection): \(error); \(kept), trying again")
        }
    }

    /// For whoever asks before everything has been listed.
    var waiting: String { health.withLock { $0.waiting(for: collections) } }

    func families() -> [MetricFamily] {
        let now = clock.now
        let (isConnected, age) = health.withLock { ($0.isConnected, $0.age(of: collections, at: now)) }
        var families: [MetricFamily] = [
            .gauge(
                "promwave_discovery_connected",
                help: "Whether all watches of the Kubernetes API are well: 1 if so, 0 if not.",
                isConnected && age != nil ? 1 : 0
            )
        ]
        if let age {
            families.append(
                .gauge(
                    "promwave_discovery_list_age_seconds",
                    help: "Time since the Kubernetes API last said anything about the list; a minute is usual.",
                    (age / .milliseconds(1)).rounded() / 1000
                )
            )
        }
        return families
    }
}
