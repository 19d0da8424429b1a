import Logging

/// What all scrape loops of a monitor share.
struct ScrapeContext<C: Clock>: Sendable where C.Duration == Duration {
    let scraper: Scraper
    let store: SeriesStore
    let gate: ScrapeGate
    let openMetrics: OpenMetricsReading
    let logger: Logger?
    let clock: C
    /// Milliseconds since 1970.
    let wallClock: @Sendable () -> Int64
    let report: @Sendable (ScrapeReport) -> Void
    /// Says that something has changed which an interface shows.
    let notify: @Sendable () -> Void
    var recorder: (any ScrapeRecorder)?

    /// The times that samples may have now: as old as the store keeps them, and as Prometheus at most ten minutes ahead.
    var times: ClosedRange<Int64> {
        let now = wallClock()
        return now - store.limits.retention.milliseconds...now + 600_000
    }
}
