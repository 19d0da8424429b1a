/// How a monitor differs from a Prometheus server.
package struct MonitorOptions: Sendable, Hashable {
    /// Scrapes a new target at once, and from then on at its place in the interval; Prometheus waits for that place.
    package var scrapesAtOnce = false
    /// At most so many targets of a job that appear together are scraped at once before they take their places in the
    /// interval.
    package var firstScrapes = 64
    /// False to discover and relabel only.
    package var scrapes = true
    package var openMetrics = OpenMetricsReading.strict
    package var storage = StorageLimits()
    /// How many scrapes may run at a time that are not on schedule.
    package var unscheduledScrapes = 64

    package init() {}
}
