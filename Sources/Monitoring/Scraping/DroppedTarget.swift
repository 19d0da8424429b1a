package import Prometheus

/// A discovered target that is not scraped: relabelling dropped it, or left something that cannot be scraped.
package struct DroppedTarget: Sendable, Hashable {
    package var job: String
    package var discoveredLabels: Labels
    /// Why it cannot be scraped, in words; nil where a relabel rule dropped it.
    package var reason: String?

    package init(job: String, discoveredLabels: Labels, reason: String? = nil) {
        self.job = job
        self.discoveredLabels = discoveredLabels
        self.reason = reason
    }
}
