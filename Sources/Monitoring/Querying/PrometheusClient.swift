import Prometheus

/// Asks a Prometheus server through its HTTP API (`/api/v1`).
package struct PrometheusClient: Sendable {
    package let server: QueryServer
    private let fetcher: HTTPFetcher

    package init(_ server: QueryServer, fetcher: HTTPFetcher) {
        self.server = server
        self.fetcher = fetcher
    }

    /// Evaluates an expression at one moment, in milliseconds since 1970; nil is the server's now.
    package func query(_ expression: String, at time: Int64? = nil) async throws(QueryError) -> QueryResult {
        var parameters = [("query", expression)]
        if let time { parameters.append(("time", Self.seconds(time))) }
        return try QueryResult(try await answer("query", parameters))
    }

    /// Evaluates an expression at each step from `start` to `end`, both included, in milliseconds since 1970.
    package func queryRange(
        _ expression: String,
        from start: Int64,
        to end: Int64,
        step: Duration
    ) async throws(QueryError) -> QueryResult {
        let parameters = [
            ("query", expression), ("start", Self.seconds(start)), ("end", Self.seconds(end)),
            ("step", Self.seconds(step.milliseconds)),
            // VictoriaMetrics repeats what it had 30 s ago unless it is told to answer up to now; others pass over it.
            ("latency_offset", "1ms"),
        ]
        return try QueryResult(try await answer("query_range", parameters))
    }

    /// The samples as they are stored, each with the time of its scrape. Staleness markers are not among them: the API
    /// leaves them out.
    package func samples(
        of selector: Selector,
        last range: Duration,
        at time: Int64
    ) async throws(QueryError) -> QueryResult {
        // Whole seconds: not every server reads smaller units in a range.
        let seconds = max(1, (range.milliseconds + 999) / 1000)
        return try await query("\(selector.portable)[\(PrometheusDuration(.seconds(seconds)))]", at: time)
    }

    package func targets() async throws(QueryError) -> (active: [TargetStatus], dropped: [DroppedTarget]) {
        let data = try await answer("targets", []).data
        return try TargetsAnswer.read(data)
    }

    /// TYPE, HELP and UNIT by metric family, of one or of all; where targets disagree, what the first of them says.
    package func metadata(of family: String? = nil) async throws(QueryError) -> [String: MetricMetadata] {
        let parameters = family.map { [("metric", $0)] } ?? []
        return try MetadataAnswer.read(try await answer("metadata", parameters).data)
    }

    private func answer(_ path: String, _ parameters: [(String, String)]) async throws(QueryError) -> QueryAnswer {
        let url = server.url(path, parameters)
        var request = FetchRequest(
            url: url,
            headers: [("Accept", "application/json"), ("User-Agent", UserAgent.value)],
            timeout: server.timeout,
            bodyLimit: server.bodyLimit,
            allowsGzip: true
        )
        // An error of the API is told in the body.
        request.errorBodyLimit = 64 << 10
        let response: FetchResponse
        do {
            response = try await fetcher.get(request, server.http)
        } catch {
            throw .fetch(error)
        }
        return try QueryAnswer(response, url: server.url(path, []))
    }

    /// Milliseconds as the API takes them: seconds with a fraction, in digits.
    private static func seconds(_ milliseconds: Int64) -> String {
        (Double(milliseconds) / 1000).fixed(3)
    }
}
