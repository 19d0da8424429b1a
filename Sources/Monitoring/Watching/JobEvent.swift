/// What can happen to a job.
enum JobEvent: Sendable {
    case configured(ScrapeConfiguration)
    case discovered(DiscoveryKey, DiscoveryResult)
    case scrapeNow
}

/// One discovery of a job, from reload to reload.
struct DiscoveryKey: Sendable, Hashable {
    var configuration: DiscoveryConfiguration
    /// Tells equal ones of the same job apart.
    var occurrence: Int
}
