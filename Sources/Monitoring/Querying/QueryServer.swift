/// A server that speaks Prometheus's HTTP API: Prometheus itself, Thanos, Mimir, VictoriaMetrics.
package struct QueryServer: Sendable {
    /// The address before `/api/v1`, its path included (`https://mimir.example/prometheus`), without a slash at its end.
    package let base: String
    /// How it is asked: credentials, TLS, headers such as Mimir's `X-Scope-OrgID`.
    package var http = HTTPClientConfiguration()
    /// For a whole answer, from the connection to the last byte.
    package var timeout: Duration = .seconds(30)
    /// Bytes; an hour of a thousand series at a point every 5 s takes about 20 MB.
    package var bodyLimit = 128 << 20

    /// Reads an address as people paste it: with or without `/api/v1` or `/graph` at its end. Credentials in it become
    /// basic authentication.
    package init(_ text: String) throws(QueryError) {
        var base = text
        while base.hasPrefix(" ") { base.removeFirst() }
        while base.hasSuffix(" ") { base.removeLast() }
        guard !base.contains(where: { $0 == "?" || $0 == "#" }) else {
            throw .invalidServer(text, "it has a query; expected an address such as http://localhost:9090")
        }
        guard base.contains("://") else {
            throw .invalidServer(text, "it has no scheme; expected an address such as http://localhost:9090")
        }
        while base.hasSuffix("/"), !base.hasSuffix("://") { base.removeLast() }
        for ending in ["/api/v1", "/graph"] where base.hasSuffix(ending) { base.removeLast(ending.count) }
        while base.hasSuffix("/"), !base.hasSuffix("://") { base.removeLast() }
        let url: HTTPURL
        do {
            url = try HTTPURL(base)
        } catch {
            throw .fetch(error)
        }
        if let credentials = url.credentials {
            http.credentials = credentials
            base = "\(url.scheme)://\(url.authority)" + (url.path == "/" ? "" : url.path)
        }
        self.base = base
    }

    func url(_ path: String, _ parameters: [(String, String)]) -> String {
        parameters.isEmpty ? "\(base)/api/v1/\(path)" : "\(base)/api/v1/\(path)?\(URLQuery.encoded(parameters))"
    }
}
