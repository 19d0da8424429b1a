package import Prometheus

/// Where a job's target groups come from.
package enum DiscoveryConfiguration: Sendable, Hashable {
    case fixed([TargetGroup])
    /// `files` may have a glob in their last path component.
    case files([String], refreshInterval: Duration)
    case http(url: String, refreshInterval: Duration, HTTPClientConfiguration)
}
