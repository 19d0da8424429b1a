import Monitoring
import ServiceLifecycle

/// Where the dashboard's data come from: our own scrapes, or a Prometheus server's store.
protocol SnapshotSource: Service {
    /// An element for each change, several at once as one.
    var updates: AsyncStream<Void> { get }
    /// What is known now, with the points that are needed; waits for nobody.
    func snapshot(_ needs: DataNeeds) -> Snapshot
    /// All series, with their points since a time in milliseconds since 1970.
    func series(since time: Int64) -> [SeriesSnapshot]
    func scrapeNow()
    /// What happens from now on, a line of text for each scrape or sample.
    var lines: any AsyncSequence<String, Never> & Sendable { get }
}
