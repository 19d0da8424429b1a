import Logging
import Monitoring

/// Our own scrapes.
struct MonitorSource: SnapshotSource {
    private let monitor: Monitor<ContinuousClock>

    /// Of a scrape with more samples, lines only say how many.
    private static let sampleLimit = 3

    init(
        _ configurations: [ScrapeConfiguration], retention: Duration, openMetrics: OpenMetricsReading = .strict,
        firstScrapes: Int = 64, scrapes: Bool = true, dialling: any Dialling, recorder: Recorder? = nil, logger: Logger
    ) {
        var options = MonitorOptions()
        // Somebody is looking: the first values need not wait for their place in the interval.
        options.scrapesAtOnce = true
        options.firstScrapes = firstScrapes
        options.scrapes = scrapes
        options.openMetrics = openMetrics
        options.storage.retention = retention
        monitor = Monitor(
            configurations: configurations, options: options, dialling: dialling, logger: logger, recorder: recorder)
    }

    func run() async throws { await monitor.run() }

    var updates: AsyncStream<Void> { monitor.updates }

    func snapshot(_ needs: DataNeeds) -> Snapshot {
        monitor.snapshot(of: { needs.metrics.contains($0) }, window: needs.past, finding: needs.search)
    }

    func series(since time: Int64) -> [SeriesSnapshot] { series(since: time) { _ in true } }

    private func series(since time: Int64, of metrics: (String) -> Bool) -> [SeriesSnapshot] {
        let window = Duration.milliseconds(max(1, WallClock.now() - time + 1))
        return monitor.snapshot(of: metrics, window: window).metrics.flatMap(\.series)
    }

    func scrapeNow() { monitor.scrapeNow() }

    func reload(_ configurations: [ScrapeConfiguration]) { monitor.reload(configurations: configurations) }

    var lines: any AsyncSequence<String, Never> & Sendable {
        monitor.reports.map { ScrapeLine.text(for: $0, series: series(of: $0)) }
    }

    /// What a scrape brought, if that is little.
    private func series(of report: ScrapeReport) -> [SeriesSnapshot] {
        guard report.error == nil, report.counts.relabelled <= Self.sampleLimit else { return [] }
        let key = TargetKey(report.labels)
        return series(since: report.time) { !ReportMetrics.names.contains($0) }.filter {
            TargetKey($0.labels) == key && $0.points.last?.time == report.time
        }
    }
}
