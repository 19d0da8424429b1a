import Monitoring
import Prometheus

/// Finds the target that a series is scraped from: the one whose labels the series has. Targets may share their instance
/// and differ in other labels only; of some that share all their labels, the series is that of one that is up.
struct TargetIndex {
    private let targets: [TargetStatus]
    /// By the names of the labels that a target has, then by those labels: places among `targets`.
    private var places: [[String]: [Labels: Int]] = [:]
    /// For series whose labels win over those of the target (`honor_labels`).
    private var instances: [TargetKey: Int] = [:]

    init(_ targets: [TargetStatus]) {
        self.targets = targets
        for (place, target) in targets.enumerated() {
            let names = target.labels.map(\.name)
            let known = places[names]?[target.labels]
            if known.map({ targets[$0].health != .up && target.health == .up }) ?? true {
                places[names, default: [:]][target.labels] = place
            }
            let key = TargetKey(target.labels)
            instances[key] = instances[key] ?? place
        }
    }

    /// The target's place among all, in their order; nil where there is none any more.
    func place(of series: Labels) -> Int? {
        for (names, places) in places {
            let shared = series.filter { names.contains($0.name) }
            if let place = places[shared] { return place }
        }
        return instances[TargetKey(series)]
    }

    var count: Int { targets.count }

    subscript(place: Int) -> TargetStatus { targets[place] }
}
