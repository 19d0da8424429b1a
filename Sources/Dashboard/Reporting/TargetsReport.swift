import Monitoring
import Prometheus

/// What would be scraped and why: the answer of `promwave targets`.
struct TargetsReport: Sendable {
    var discoveries: [DiscoveryStatus]
    var active: [TargetStatus]
    var dropped: [DroppedTarget]
    /// The rules of each job, where they are known.
    var rules: [String: [RelabelRule]]
    /// Whether the targets have been asked how they are.
    var isScraped: Bool

    init(_ snapshot: Snapshot, configurations: [ScrapeConfiguration] = [], isScraped: Bool = true) {
        discoveries = snapshot.discoveries
        active = snapshot.activeTargets
        dropped = snapshot.droppedTargets
        rules = Dictionary(configurations.map { ($0.jobName, $0.relabelRules) }) { first, _ in first }
        self.isScraped = isScraped
    }

    /// A target that is down is certain; a discovery that does not answer, or a target that was not scraped, may be hiding
    /// anything.
    var outcome: CheckOutcome {
        if active.contains(where: { $0.health == .down }) { return .fails }
        if discoveries.contains(where: { $0.error != nil || $0.lastSuccess == nil }) { return .unknown }
        return isScraped && active.contains { $0.health == .unknown } ? .unknown : .holds
    }

    /// What is wrong beyond the targets themselves, for standard error.
    var complaints: [String] {
        var complaints: [String] = []
        for discovery in discoveries {
            let name = "discovery \(discovery.source ?? "of \(discovery.job)")"
            if let error = discovery.error {
                complaints.append("\(name): \(error)")
            } else if discovery.lastSuccess == nil {
                complaints.append("\(name): no answer yet")
            }
        }
        for target in dropped {
            guard let reason = target.reason else { continue }
            let address = target.discoveredLabels["__address__"] ?? "a target"
            complaints.append("\(address) of \(target.job) cannot be scraped: \(reason)")
        }
        let unknown = isScraped ? active.count { $0.health == .unknown } : 0
        if unknown > 0 { complaints.append("\(Words.count(unknown, "target")) did not answer in time") }
        if complaints.isEmpty, active.isEmpty { complaints.append("there is no target to scrape") }
        return complaints
    }

    /// What each rule does to a target's discovered labels; nil where the rules are not known.
    func steps(job: String, _ discovered: Labels) -> [RelabelStep]? {
        rules[job].map { RelabelRule.explain($0, to: discovered) }
    }

    /// Why a target is not scraped: `relabel rule 2 drops it`, or what makes it impossible.
    func reason(_ target: DroppedTarget) -> String {
        if let reason = target.reason { return reason }
        guard let steps = steps(job: target.job, target.discoveredLabels), steps.last?.labels == nil else {
            return "relabelling drops it"
        }
        return "relabel rule \(steps.count) drops it"
    }
}
