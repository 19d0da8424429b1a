import Monitoring
import Prometheus

/// Holds what was collected against what a Prometheus server stored.
struct Comparer: Sendable {
    let server: QueryServer
    /// How often we scrape.
    let interval: Duration
    private let fetcher: HTTPFetcher

    init(_ server: QueryServer, interval: Duration, dialling: any Dialling) {
        self.server = server
        fetcher = HTTPFetcher(dialling: dialling)
        self.interval = interval
    }

    /// - Parameters:
    ///   - start: Of what is compared, in milliseconds since 1970.
    ///   - expectations: Only series that one of them is about count; without any, all do.
    func compare(
        _ source: any SnapshotSource, since start: Int64, expectations: [Expectation] = []
    ) async -> Result<Comparison, QueryError> {
        func counts(_ labels: Labels) -> Bool {
            expectations.isEmpty || expectations.contains { $0.matches(labels) }
        }
        let client = PrometheusClient(server, fetcher: fetcher)
        let series = source.series(since: start).filter { counts($0.labels) }
        // The longer of both intervals.
        let jobs = Set(series.map { $0.labels["job"] ?? "" })
        let theirs = await client.scrapeInterval(of: jobs, at: WallClock.now())
        let apart = max(interval, theirs ?? .zero).milliseconds
        // The newest samples may not have reached the server yet.
        let end = WallClock.now() - min(apart, 15_000)
        // Before a whole interval has passed, neither side has samples for sure.
        guard end - start >= apart else { return .success(Comparison()) }
        do {
            var comparison = try await client.compare(series, from: start, to: end, nearness: max(1, apart / 2))
            comparison.extra.removeAll { !counts($0) }
            return .success(comparison)
        } catch {
            return .failure(error)
        }
    }

    func shutdown() async { await fetcher.shutdown() }
}
