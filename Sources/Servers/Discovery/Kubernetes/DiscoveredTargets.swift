import Prometheus

/// What one object became.
struct DiscoveredTargets: Sendable {
    /// None where it is no target.
    var rendered = RenderedGroups()
    /// What is wrong with it, for the log; each names the object, or what many such objects belong to.
    var remarks: [String] = []
}
