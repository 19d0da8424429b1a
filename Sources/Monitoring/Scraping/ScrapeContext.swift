import Logging

/// What all scrape loops of a monitor share.
struct ScrapeContext<C: Clock>: Sendable where C.Duration == Duration {
    let scraper: Scraper
    let store: SeriesStore
    let gate: ScrapeGate
    let logger: Logger?
    let clock: C
    /// Milliseconds since 1970.
    let wallClock: @Sendable () -> Int64
    let report: @Sendable (ScrapeReport) -> Void
    /// Says that something has changed which an interface shows.
    let notify: @Sendable () -> Void

    /// A sample this far ahead of the clock is dropped, as in Prometheus. Milliseconds.
    static var aheadLimit: Int64 { 600_000 }
}
