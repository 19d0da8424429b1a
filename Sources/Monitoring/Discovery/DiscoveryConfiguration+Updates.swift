extension DiscoveryConfiguration {
    /// What this discovery finds, as it finds it: each element a whole list, or the reason why there is no new one.
    func updates<C: Clock>(
        fetcher: HTTPFetcher,
        clock: C
    ) -> any AsyncSequence<DiscoveryResult, Never> & Sendable where C.Duration == Duration {
        switch self {
        case .fixed(let groups): StaticDiscovery(groups: groups)
        case .files(let patterns, let interval):
            FileDiscovery(patterns: patterns, refreshInterval: interval, clock: clock)
        case .http(let url, let interval, let http):
            HTTPDiscovery(url: url, refreshInterval: interval, http: http, fetcher: fetcher, clock: clock)
        }
    }

    /// The URL, without a password, or the files, as configured; nil for fixed targets.
    var source: String? {
        switch self {
        case .fixed: nil
        case .files(let patterns, _): patterns.joined(separator: ", ")
        case .http(let url, _, _): HTTPURL.masked(url)
        }
    }
}
