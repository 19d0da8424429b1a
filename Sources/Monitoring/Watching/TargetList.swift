import Prometheus

/// What relabelling makes of all that a job has discovered.
struct TargetList: Sendable {
    /// Each once, sorted by `instance`, then by labels.
    private(set) var active: [Target] = []
    private(set) var dropped: [DroppedTarget] = []

    init(_ groups: [TargetGroup], _ configuration: ScrapeConfiguration) {
        var places: [Target: Int] = [:]
        for group in groups {
            for address in group.targets {
                switch configuration.target(address: address, group: group.labels) {
                case .active(let target):
                    // Of those that come to the same, the last says what was discovered, as in Prometheus.
                    if let place = places[target] {
                        active[place] = target
                    } else {
                        places[target] = active.count
                        active.append(target)
                    }
                case .dropped(let labels):
                    dropped.append(DroppedTarget(job: configuration.jobName, discoveredLabels: labels))
                case .invalid(let labels, let error):
                    dropped.append(
                        DroppedTarget(job: configuration.jobName, discoveredLabels: labels, reason: error.description))
                }
            }
        }
        let keyed = active.map { (instance: $0.labels["instance"] ?? "", target: $0) }
        active = keyed.sorted { a, b in
            if a.instance != b.instance { return a.instance.utf8.lexicographicallyPrecedes(b.instance.utf8) }
            return a.target.allLabels.precedes(b.target.allLabels)
        }.map(\.target)
    }
}
