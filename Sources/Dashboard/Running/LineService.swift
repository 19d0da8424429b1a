import Glibc
import Monitoring
import ServiceLifecycle

/// The dashboard where there is no terminal: a line of text for each scrape.
struct LineService: Service {
    let reports: AsyncStream<ScrapeReport>

    func run() async throws {
        for await report in reports.cancelOnGracefulShutdown() {
            // Whoever reads has gone: nothing is left to do.
            guard puts(ScrapeLine.text(for: report)) >= 0, fflush(nil) == 0 else { return }
        }
    }
}
