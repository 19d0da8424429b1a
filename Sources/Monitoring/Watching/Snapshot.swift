/// All that an interface draws from, at one moment; a value, so that whoever holds it waits for nobody.
package struct Snapshot: Sendable {
    /// Milliseconds since 1970.
    package var time: Int64
    package var discoveries: [DiscoveryStatus]
    /// Sorted by job, then by `instance`, then by labels.
    package var activeTargets: [TargetStatus]
    package var droppedTargets: [DroppedTarget]
    /// All metrics there are, sorted by name.
    package var catalogue: [MetricSummary]
    /// Those that were asked for, with their points, sorted by name.
    package var metrics: [MetricSnapshot]
    package var storage: StorageStatus
    /// nil if nothing was sought, or the source cannot search.
    package var found: FoundMetrics?

    package init(
        time: Int64,
        discoveries: [DiscoveryStatus] = [],
        activeTargets: [TargetStatus] = [],
        droppedTargets: [DroppedTarget] = [],
        catalogue: [MetricSummary] = [],
        metrics: [MetricSnapshot] = [],
        storage: StorageStatus = StorageStatus(),
        found: FoundMetrics? = nil
    ) {
        self.time = time
        self.discoveries = discoveries
        self.activeTargets = activeTargets
        self.droppedTargets = droppedTargets
        self.catalogue = catalogue
        self.metrics = metrics
        self.storage = storage
        self.found = found
    }
}
