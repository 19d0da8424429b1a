import Monitoring
import Prometheus

/// Holds what was collected against what a Prometheus server stored.
struct Comparer: Sendable {
    let server: QueryServer
    /// How often we scrape.
    let interval: Duration
    private let fetcher = HTTPFetcher()

    init(_ server: QueryServer, interval: Duration) {
        self.server = server
        self.interval = interval
    }

    /// - Parameter start: Of what is compared, in milliseconds since 1970.
    func compare(_ source: any SnapshotSource, since start: Int64) async -> Result<Comparison, QueryError> {
        let client = PrometheusClient(server, fetcher: fetcher)
        let series = source.ownSeries(since: start)
        let apart = max(interval, await serversInterval(client, series) ?? .zero).wholeMilliseconds
        // The newest samples may not have reached the server yet.
        let end = WallClock.now() - min(apart, 15_000)
        do {
            return .success(
                try await client.compare(series, from: start, to: max(start, end), nearness: max(1, apart / 2)))
        } catch {
            return .failure(error)
        }
    }

    /// How often the server scrapes the same jobs at least; nil of one that does not tell.
    private func serversInterval(_ client: PrometheusClient, _ series: [SeriesSnapshot]) async -> Duration? {
        guard let targets = try? await client.targets().active else { return nil }
        let jobs = Set(series.map { $0.labels["job"] ?? "" })
        return targets.filter { jobs.contains($0.labels["job"] ?? "") }.map(\.scrapeInterval).max()
    }

    func shutdown() async { await fetcher.shutdown() }
}
