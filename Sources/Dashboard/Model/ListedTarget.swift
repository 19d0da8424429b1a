package import Monitoring
import Prometheus

/// A target that the targets page lists.
package enum ListedTarget: Sendable {
    case active(TargetStatus)
    case dropped(DroppedTarget)

    package var identity: TargetIdentity {
        switch self {
        case .active(let target): TargetIdentity(target)
        case .dropped(let target): TargetIdentity(target)
        }
    }
}

extension Model {
    /// Those that the search lets through, by URL, labels, health and error; the dropped ones last.
    package var listedTargets: [ListedTarget] {
        let active = shown.snapshot.activeTargets.filter { target in
            guard !targets.filter.isEmpty else { return true }
            let words = [target.url, target.dialled ?? "", target.health.rawValue, target.lastError ?? ""]
            return targets.filter.accepts(
                words + target.labels.map(\.value) + target.discoveredLabels.map { "\($0.name)=\($0.value)" })
        }
        let dropped = shown.snapshot.droppedTargets.filter { target in
            guard !targets.filter.isEmpty else { return true }
            let words = ["dropped", target.job, target.reason ?? ""]
            return targets.filter.accepts(words + target.discoveredLabels.map { "\($0.name)=\($0.value)" })
        }
        // Those that a rule dropped before those that cannot be scraped, each under its own heading.
        let ordered = dropped.filter { $0.reason == nil } + dropped.filter { $0.reason != nil }
        return active.map(ListedTarget.active) + ordered.map(ListedTarget.dropped)
    }
}
