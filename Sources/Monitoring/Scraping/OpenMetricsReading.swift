/// How a body in OpenMetrics is read.
package enum OpenMetricsReading: String, Sendable, Hashable, CaseIterable {
    /// What the specification forbids fails the scrape.
    case strict
    /// What Prometheus lets pass, passes.
    case lenient
}
