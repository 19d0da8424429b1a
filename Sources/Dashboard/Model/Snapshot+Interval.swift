import Monitoring

extension Snapshot {
    /// Between two samples of the target that is scraped least often, in milliseconds; 0 without targets. A Prometheus server
    /// has intervals of its own.
    var longestInterval: Int64 { activeTargets.lazy.map(\.scrapeInterval.milliseconds).max() ?? 0 }

    /// Milliseconds after a sample beyond which nothing is known: one missed scrape is a gap, a scrape that is late is none.
    ///
    /// - Parameter interval: in milliseconds, where no target says another.
    func maximumGap(interval: Int64) -> Int64 { max(interval, longestInterval) * 3 / 2 + 500 }
}
