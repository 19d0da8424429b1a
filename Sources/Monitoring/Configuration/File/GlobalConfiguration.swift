import Prometheus

/// What `global` says, and Prometheus's defaults for what it does not.
struct GlobalConfiguration {
    var scrapeInterval: Duration = .seconds(60)
    var scrapeTimeout: Duration = .seconds(10)
    var scrapeProtocols: [ScrapeProtocol]?
    var limits = ScrapeLimits()
    var nameScheme = LabelNameScheme.utf8
    var externalLabels = Labels()
}
