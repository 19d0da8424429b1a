import Logging
import Monitoring
import ServiceLifecycle

/// Our own scrapes.
struct MonitorSource: SnapshotSource, Service {
    private let monitor: Monitor<ContinuousClock>

    init(_ settings: SourceSettings, logger: Logger) {
        var options = MonitorOptions()
        // Somebody is looking: the first values need not wait for their place in the interval.
        options.scrapesAtOnce = true
        options.storage.retention = settings.retention
        monitor = Monitor(configurations: settings.configurations, options: options, logger: logger)
    }

    func run() async throws { await monitor.run() }

    var updates: AsyncStream<Void> { monitor.updates }
    var reports: AsyncStream<ScrapeReport> { monitor.reports }
    func snapshot(_ needs: DataNeeds) -> Snapshot {
        monitor.snapshot(of: { needs.metrics.contains($0) }, window: needs.past)
    }

    /// All series but the report series, with their points since a time in milliseconds since 1970.
    func ownSeries(since time: Int64) -> [SeriesSnapshot] {
        let window = Duration.milliseconds(max(1, WallClock.now() - time + 1))
        return monitor.snapshot(of: { !ReportMetrics.names.contains($0) }, window: window).metrics.flatMap(\.series)
    }

    func scrapeNow() { monitor.scrapeNow() }
}
