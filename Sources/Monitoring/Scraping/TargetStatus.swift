package import Prometheus

/// A target's health, as Prometheus names it.
package enum TargetHealth: String, Sendable, Hashable {
    case unknown, up, down
}

/// One active target and how its newest scrape went: a row of Prometheus's targets page.
package struct TargetStatus: Sendable, Hashable {
    package var job: String
    /// Before relabelling, `__address__` and the like included.
    package var discoveredLabels: Labels
    /// After relabelling, `instance` and `job` included, nothing that begins with `__`.
    package var labels: Labels
    /// The canonical URL: what Prometheus would scrape.
    package var url: String
    /// Where the connection really goes, where that is elsewhere.
    package var dialled: String?
    package var health: TargetHealth
    /// Why the newest scrape failed, in words; nil where it did not.
    package var lastError: String?
    /// Whether it failed because the way to the target was still being opened.
    package var isOpening = false
    /// Milliseconds since 1970; nil before the first scrape has ended.
    package var lastScrape: Int64?
    package var lastScrapeDuration: Duration?
    /// Bytes of the newest body, decompressed.
    package var lastBodySize: Int?
    package var scrapeInterval: Duration
    package var scrapeTimeout: Duration

    package init(
        job: String,
        discoveredLabels: Labels,
        labels: Labels,
        url: String,
        dialled: String? = nil,
        health: TargetHealth = .unknown,
        lastError: String? = nil,
        lastScrape: Int64? = nil,
        lastScrapeDuration: Duration? = nil,
        lastBodySize: Int? = nil,
        scrapeInterval: Duration,
        scrapeTimeout: Duration
    ) {
        self.job = job
        self.discoveredLabels = discoveredLabels
        self.labels = labels
        self.url = url
        self.dialled = dialled
        self.health = health
        self.lastError = lastError
        self.lastScrape = lastScrape
        self.lastScrapeDuration = lastScrapeDuration
        self.lastBodySize = lastBodySize
        self.scrapeInterval = scrapeInterval
        self.scrapeTimeout = scrapeTimeout
    }
}
