package import Prometheus

/// How one scrape went.
package struct ScrapeReport: Sendable {
    package var job: String
    package var labels: Labels
    package var url: String
    /// When it began, in milliseconds since 1970: the time of its samples.
    package var time: Int64
    package var duration: Duration
    /// Why it failed, in words; nil where it did not.
    package var error: String?
    package var counts: ScrapeCounts
    /// What the store did not take of it.
    package var rejected: CommitResult
}
