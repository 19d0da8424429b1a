/// One job of `scrape_configs`: what to discover, how to label it, how to scrape it. The defaults are Prometheus's.
package struct ScrapeConfiguration: Sendable, Hashable {
    package var jobName: String
    package var scrapeInterval: Duration = .seconds(60)
    package var scrapeTimeout: Duration = .seconds(10)
    package var metricsPath = "/metrics"
    package var scheme = "http"
    /// Query parameters, each name with its values in order.
    package var parameters: [String: [String]] = [:]
    package var honorLabels = false
    package var honorTimestamps = true
    /// Whether series with timestamps of their own get staleness markers, too.
    package var trackTimestampsStaleness = false
    /// In order of preference; the names are Prometheus's (`OpenMetricsText1.0.0`, `PrometheusText0.0.4`, …).
    package var scrapeProtocols: [ScrapeProtocol] = ScrapeProtocol.standard
    /// What a body without a Content-Type that is understood is read as; nil fails the scrape.
    package var fallbackScrapeProtocol: ScrapeProtocol?
    /// Whether scrapes ask for gzip.
    package var enableCompression = true
    /// Whether there are report series on the timeout, the limit on samples and the size of the body.
    package var extraScrapeMetrics = false
    /// Which names a target may send.
    package var nameScheme = LabelNameScheme.utf8
    /// What names are asked for.
    package var escapingScheme = NameEscapingScheme.allowUTF8
    package var limits = ScrapeLimits()
    package var http = HTTPClientConfiguration()
    package var discoveries: [DiscoveryConfiguration] = []
    package var relabelRules: [RelabelRule] = []
    package var metricRelabelRules: [RelabelRule] = []

    package init(jobName: String) {
        self.jobName = jobName
    }
}

/// The formats that `scrape_protocols` can name.
package enum ScrapeProtocol: String, Sendable, Hashable, CaseIterable {
    case openMetrics1 = "OpenMetricsText1.0.0"
    case openMetrics0 = "OpenMetricsText0.0.1"
    case text1 = "PrometheusText1.0.0"
    case text0 = "PrometheusText0.0.4"

    /// Prometheus's default, in its order.
    package static let standard: [ScrapeProtocol] = [.openMetrics1, .openMetrics0, .text1, .text0]
}

/// What a scrape may at most bring; 0 is no limit, as in Prometheus. Bytes are counted after decompression.
package struct ScrapeLimits: Sendable, Hashable {
    package var bodySize: Int = 0
    package var samples: Int = 0
    package var labels: Int = 0
    package var labelNameLength: Int = 0
    package var labelValueLength: Int = 0
    package var targets: Int = 0

    package init() {}
}
