import Prometheus

/// What `global` says, and Prometheus's defaults for what it does not.
struct GlobalConfiguration: Sendable, Hashable {
    var scrapeInterval: Duration = .seconds(60)
    var scrapeTimeout: Duration = .seconds(10)
    var scrapeProtocols: [ScrapeProtocol]?
    var limits = ScrapeLimits()
    var nameScheme = LabelNameScheme.utf8
    var escapingScheme: NameEscapingScheme?
    var extraScrapeMetrics = false
    var place = ConfigurationPlace(file: "", line: nil, key: "")
    var externalLabels = Labels()
}
