import Monitoring
import Prometheus

/// What a Prometheus server has stored.
struct QuerySource: SnapshotSource {
    private let source: PrometheusSource<ContinuousClock>
    private let fetcher: HTTPFetcher
    private let requests: AsyncStream<Void>
    private let requested: AsyncStream<Void>.Continuation

    /// - Parameter retention: How far back the server is asked.
    init(
        _ server: QueryServer, _ panels: [PanelOption], interval: Duration, retention: Duration, dialling: any Dialling
    ) {
        var configuration = PrometheusSourceConfiguration(expressions: panels.map(\.expression))
        configuration.titles = Self.titles(panels)
        configuration.interval = interval
        configuration.step = interval
        configuration.retention = retention
        fetcher = HTTPFetcher(dialling: dialling)
        source = PrometheusSource(PrometheusClient(server, fetcher: fetcher), configuration, clock: ContinuousClock())
        (requests, requested) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await source.run() }
            group.addTask { for await _ in requests { await source.poll() } }
            await group.next()
            group.cancelAll()
        }
        await fetcher.shutdown()
    }

    /// Other panels from now on; what is known of those that stay is kept.
    func change(to panels: [PanelOption]) async {
        await source.change(to: panels.map(\.expression), titles: Self.titles(panels))
        requested.yield()
    }

    private static func titles(_ panels: [PanelOption]) -> [String: String] {
        Dictionary(panels.filter { $0.title != $0.expression }.map { ($0.expression, $0.title) }) { first, _ in first }
    }

    /// Asks the server once.
    func poll() async { await source.poll() }

    var updates: AsyncStream<Void> { source.updates }

    func snapshot(_ needs: DataNeeds) -> Snapshot {
        source.snapshot(of: { needs.metrics.contains($0) }, window: needs.past)
    }

    func series(since time: Int64) -> [SeriesSnapshot] {
        let window = Duration.milliseconds(max(1, WallClock.now() - time + 1))
        return source.snapshot(window: window).metrics.flatMap(\.series)
    }

    func scrapeNow() { requested.yield() }

    /// Each new sample: `2026-11-22T12:04:35.123Z my_first_metric{instance="a:80"} 31.42`; of the past, the newest.
    var lines: any AsyncSequence<String, Never> & Sendable {
        let lines = SampleLines()
        return updates.map { lines.new(in: series(since: 0)) }.filter { !$0.isEmpty }
    }
}
