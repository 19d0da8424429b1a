import Glibc
import Monitoring
import Prometheus
import ServiceLifecycle

/// The dashboard where there is no terminal: a line of text for each scrape.
struct LineService: Service {
    let monitor: MonitorSource

    /// Targets with more samples are only counted.
    private static let sampleLimit = 3

    func run() async throws {
        for await report in monitor.reports.cancelOnGracefulShutdown() {
            // Whoever reads has gone: nothing is left to do.
            guard puts(ScrapeLine.text(for: report, series: series(of: report))) >= 0, fflush(nil) == 0 else { return }
        }
    }

    /// What the scrape brought, if that is little.
    private func series(of report: ScrapeReport) -> [SeriesSnapshot] {
        guard report.error == nil, report.counts.relabelled <= Self.sampleLimit else { return [] }
        let key = TargetKey(report.labels)
        return monitor.ownSeries(since: report.time).filter {
            TargetKey($0.labels) == key && $0.points.last?.time == report.time
        }
    }
}
