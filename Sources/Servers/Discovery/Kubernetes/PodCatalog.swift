import Kubernetes

/// The pods of a namespace, of which only what they became is kept.
struct PodCatalog: TargetCatalog {
    var table = TargetTable()

    /// - Returns: whether the answer is another one now.
    mutating func apply(_ change: Change<DiscoveredTargets>) -> Bool {
        switch change {
        case .replaced(let targets):
            table = TargetTable(targets)
            return true
        case .applied(let name, let targets): return table.set(name, targets)
        case .deleted(let name): return table.remove(name)
        }
    }
}
