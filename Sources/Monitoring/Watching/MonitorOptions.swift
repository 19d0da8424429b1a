/// How a monitor differs from a Prometheus server.
package struct MonitorOptions: Sendable, Hashable {
    /// Scrapes a new target at once, and from then on at its place in the interval; Prometheus waits for that place.
    package var scrapesAtOnce = false
    package var storage = StorageLimits()
    /// How many scrapes may run at a time that are not on schedule.
    package var unscheduledScrapes = 64

    package init() {}
}
