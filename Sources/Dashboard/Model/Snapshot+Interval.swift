import Monitoring

extension Snapshot {
    /// Between two samples of the target that is scraped least often, in milliseconds; 0 without targets. A Prometheus server
    /// has intervals of its own.
    var longestInterval: Int64 { activeTargets.lazy.map(\.scrapeInterval.wholeMilliseconds).max() ?? 0 }
}
