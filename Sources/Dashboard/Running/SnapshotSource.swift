import Monitoring

/// Where the dashboard's data come from: our own scrapes, and what else can answer with snapshots.
protocol SnapshotSource: Sendable {
    /// An element for each change, several at once as one.
    var updates: AsyncStream<Void> { get }
    /// What is known now, with the samples of the given time before; waits for nobody.
    func snapshot(of past: Duration) -> Snapshot
    func scrapeNow()
}
