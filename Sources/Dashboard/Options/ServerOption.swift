import Monitoring

/// Prometheus servers of the command line.
enum ServerOption {
    static func server(_ url: String, of option: String) throws(ConfigurationError) -> QueryServer {
        do {
            return try QueryServer(url)
        } catch {
            throw ConfigurationError(option: option, value: url, expected: "\(error)")
        }
    }
}
