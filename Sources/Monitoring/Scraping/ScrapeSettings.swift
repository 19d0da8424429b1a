/// All of a job that a scrape depends on, discovery and target relabelling aside: while it stays the same, so does the
/// loop.
struct ScrapeSettings: Sendable, Hashable {
    var honorLabels: Bool
    var honorTimestamps: Bool
    var scrapeProtocols: [ScrapeProtocol]
    var fallbackScrapeProtocol: ScrapeProtocol?
    var limits: ScrapeLimits
    var http: HTTPClientConfiguration
    var metricRelabelRules: [RelabelRule]

    init(_ configuration: ScrapeConfiguration) {
        honorLabels = configuration.honorLabels
        honorTimestamps = configuration.honorTimestamps
        scrapeProtocols = configuration.scrapeProtocols
        fallbackScrapeProtocol = configuration.fallbackScrapeProtocol
        limits = configuration.limits
        http = configuration.http
        metricRelabelRules = configuration.metricRelabelRules
    }
}
