import Monitoring
import Prometheus

/// The targets that one side has, in a form that can be held against the other's.
struct ComparedTargets: Equatable {
    struct Active: Hashable, CustomStringConvertible {
        var job: String
        var labels: [String: String]
        var url: String
        var health: String
        var hasError: Bool
        var interval: String
        var timeout: String
        var discovered: [String: String]

        var description: String {
            "\(job) \(url) \(health)\(hasError ? " with an error" : "") every \(interval) within \(timeout) "
                + "\(labels.sorted { $0.key < $1.key }) from \(discovered.sorted { $0.key < $1.key })"
        }
    }

    var active: [Active]
    var dropped: [[String: String]]

    init(_ answer: PrometheusTargets) {
        active = answer.activeTargets.map { target in
            Active(
                job: target.scrapePool, labels: target.labels, url: target.scrapeUrl, health: target.health,
                hasError: !target.lastError.isEmpty, interval: target.scrapeInterval, timeout: target.scrapeTimeout,
                discovered: target.discoveredLabels)
        }
        dropped = answer.droppedTargets.map(\.discoveredLabels)
    }

    init(_ snapshot: Snapshot) {
        active = snapshot.activeTargets.map { target in
            Active(
                job: target.job, labels: Self.dictionary(target.labels), url: target.url,
                health: target.health.rawValue, hasError: target.lastError != nil,
                interval: "\(PrometheusDuration(target.scrapeInterval))",
                timeout: "\(PrometheusDuration(target.scrapeTimeout))",
                discovered: Self.dictionary(target.discoveredLabels))
        }
        // As in Prometheus, a target that cannot be scraped is not among the dropped ones.
        dropped = snapshot.droppedTargets.filter { $0.reason == nil }.map { Self.dictionary($0.discoveredLabels) }
    }

    /// Who is scraped, and where.
    var identities: Set<String> {
        Set(active.map { "\($0.job) \($0.url) \($0.labels.sorted { $0.key < $1.key })" })
    }

    /// What is said about the round by the targets that say it.
    var rounds: [String] { active.compactMap { $0.labels["round"] }.sorted() }

    /// What only one of both has, a line each.
    func differences(from theirs: ComparedTargets) -> [String] {
        func comparable(_ target: Active) -> Active {
            var target = target
            if PermittedDifference.discoveredLabelsJobs.contains(target.job) { target.discovered = [:] }
            return target
        }
        let (mine, yours) = (Set(active.map(comparable)), Set(theirs.active.map(comparable)))
        var lines = mine.subtracting(yours).map { "only promwave has the target \($0)" }
        lines += yours.subtracting(mine).map { "only Prometheus has the target \($0)" }
        if active.count != theirs.active.count {
            lines.append("promwave has \(active.count) targets, Prometheus \(theirs.active.count)")
        }
        func sorted(_ dropped: [[String: String]]) -> [String] {
            dropped.map { "\($0.sorted { $0.key < $1.key })" }.sorted()
        }
        for change in sorted(dropped).difference(from: sorted(theirs.dropped)) {
            switch change {
            case .insert(_, let element, _): lines.append("only promwave dropped \(element)")
            case .remove(_, let element, _): lines.append("only Prometheus dropped \(element)")
            }
        }
        return lines.sorted()
    }

    static func dictionary(_ labels: Labels) -> [String: String] {
        Dictionary(uniqueKeysWithValues: labels.map { ($0.name, $0.value) })
    }
}
