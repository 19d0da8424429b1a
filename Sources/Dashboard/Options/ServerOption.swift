import Monitoring

/// Prometheus servers of the command line.
enum ServerOption {
    static func server(
        _ url: String, of option: String, _ fetching: FetchOptions
    ) throws(ConfigurationError) -> QueryServer {
        var server: QueryServer
        do {
            server = try QueryServer(url)
        } catch {
            throw ConfigurationError(option: option, value: url, expected: "\(error)")
        }
        try fetching.apply(to: &server.http)
        return server
    }
}
