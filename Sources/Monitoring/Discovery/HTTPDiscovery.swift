import Prometheus

/// HTTP service discovery: a GET at once and then every refresh interval, each a whole list or an error.
///
/// The rules are Prometheus's: status 200 exactly, JSON by its Content-Type, a list that is strict about its keys.
package struct HTTPDiscovery<C: Clock>: AsyncSequence, Sendable where C.Duration == Duration {
    package typealias Element = DiscoveryResult
    package typealias Failure = Never

    /// Bytes; a list of 10,000 targets takes well under one MiB.
    package static var bodyLimit: Int { 64 << 20 }

    let url: String
    let refreshInterval: Duration
    let http: HTTPClientConfiguration
    let fetcher: HTTPFetcher
    let clock: C

    package init(
        url: String,
        refreshInterval: Duration,
        http: HTTPClientConfiguration,
        fetcher: HTTPFetcher,
        clock: C
    ) {
        self.url = url
        self.refreshInterval = refreshInterval
        self.http = http
        self.fetcher = fetcher
        self.clock = clock
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        let discovery: HTTPDiscovery
        var ticker: Ticker<C>

        /// Nil once the task is cancelled.
        package mutating func next(isolation actor: isolated (any Actor)?) async -> DiscoveryResult? {
            guard await ticker.next() else { return nil }
            let result = await discovery.poll()
            return Task.isCancelled ? nil : result
        }

        package mutating func next() async -> DiscoveryResult? { await next(isolation: nil) }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(discovery: self, ticker: Ticker(every: refreshInterval, clock: clock))
    }

    package func poll() async -> DiscoveryResult {
        do throws(DiscoveryError) {
            return .success(try await groups())
        } catch {
            return .failure(error)
        }
    }

    private func groups() async throws(DiscoveryError) -> [TargetGroup] {
        let request = FetchRequest(
            url: url,
            headers: [
                ("Accept", "application/json"), ("User-Agent", UserAgent.value),
                ("X-Prometheus-Refresh-Interval-Seconds", refreshInterval.secondsText),
            ],
            timeout: refreshInterval,
            bodyLimit: Self.bodyLimit
        )
        let response: FetchResponse
        do {
            response = try await fetcher.get(request, http)
        } catch {
            throw .fetch(error)
        }
        guard response.status == 200 else { throw .status(response.statusLine) }
        guard let type = response["Content-Type"], Self.isJSON(type) else {
            throw .contentType(response["Content-Type"])
        }
        if let encoding = response["Content-Encoding"], encoding.lowercased() != "identity" {
            throw .compressed(encoding)
        }
        let groups: [TargetGroup]
        do {
            groups = try TargetGroup.list(json: response.body)
        } catch {
            throw .list(error)
        }
        return groups.enumerated().map { index, group in
            let labels = group.labels.setting("__meta_url", to: url)
            return TargetGroup(targets: group.targets, labels: labels, source: "\(url):\(index)")
        }
    }

    /// `^(?i:application\/json(;\s*charset=("utf-8"|utf-8))?)$`
    static func isJSON(_ contentType: String) -> Bool {
        let type = contentType.lowercased()
        guard type.hasPrefix("application/json") else { return false }
        let rest = type.dropFirst("application/json".count)
        if rest.isEmpty { return true }
        guard rest.hasPrefix(";") else { return false }
        let parameter = rest.dropFirst().drop { " \t\n\u{0C}\r".contains($0) }
        return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\""
    }
}
