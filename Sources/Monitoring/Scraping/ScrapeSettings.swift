/// All of a job that a scrape depends on, discovery and target relabelling aside: while it stays the same, so does the
/// loop.
struct ScrapeSettings: Sendable, Hashable {
    var honorLabels: Bool
    var honorTimestamps: Bool
    var trackTimestampsStaleness: Bool
    var enableCompression: Bool
    var extraScrapeMetrics: Bool
    var nameScheme: LabelNameScheme
    var escapingScheme: NameEscapingScheme
    var scrapeProtocols: [ScrapeProtocol]
    var fallbackScrapeProtocol: ScrapeProtocol?
    var limits: ScrapeLimits
    var http: HTTPClientConfiguration
    var metricRelabelRules: [RelabelRule]

    init(_ configuration: ScrapeConfiguration) {
        honorLabels = configuration.honorLabels
        honorTimestamps = configuration.honorTimestamps
        trackTimestampsStaleness = configuration.trackTimestampsStaleness
        enableCompression = configuration.enableCompression
        extraScrapeMetrics = configuration.extraScrapeMetrics
        nameScheme = configuration.nameScheme
        escapingScheme = configuration.escapingScheme
        scrapeProtocols = configuration.scrapeProtocols
        fallbackScrapeProtocol = configuration.fallbackScrapeProtocol
        limits = configuration.limits
        http = configuration.http
        metricRelabelRules = configuration.metricRelabelRules
    }

    /// Whether what is known about series stays known: as in Prometheus where only `sample_limit`, or how requests are
    /// made, has changed. Else texts may come to something else, and all series count as added again.
    func keepsSeries(of other: ScrapeSettings) -> Bool {
        var alike = other
        alike.limits.samples = limits.samples
        alike.http = http
        return alike == self
    }
}
