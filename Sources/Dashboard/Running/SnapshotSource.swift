import Monitoring

/// Where the dashboard's data come from: our own scrapes, and what else can answer with snapshots.
protocol SnapshotSource: Sendable {
    /// An element for each change, several at once as one.
    var updates: AsyncStream<Void> { get }
    /// What is known now, with the points that are needed; waits for nobody.
    func snapshot(_ needs: DataNeeds) -> Snapshot
    func scrapeNow()
}
