import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import Synchronization

/// The HTTP clients in use, one for each way to connect; each keeps its connections alive from scrape to scrape.
final class HTTPClients: Sendable {
    /// All that a client of AsyncHTTPClient fixes once and for all.
    struct Key: Hashable {
        var tls: HTTPClientConfiguration.TLS
        var files: TLSFiles
        /// Milliseconds.
        var connectTimeout: Int64
        /// Of a body that comes compressed; nil to leave compressed bodies alone.
        var inflatedLimit: Int?
        /// The name that TLS asks and verifies, and the host to connect to in its place.
        var alias: Alias?
    }

    struct Alias: Hashable {
        var name: String
        var host: String
    }

    private let clients = Mutex<[Key: HTTPClient]>([:])

    func client(_ key: Key) throws(FetchError) -> HTTPClient {
        if let client = clients.withLock({ $0[key] }) { return client }
        let configuration = try Self.configuration(key)
        return clients.withLock { clients in
            if let client = clients[key] { return client }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            clients[key] = client
            return client
        }
    }

    private static func configuration(_ key: Key) throws(FetchError) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.tlsConfiguration = try key.files.configuration(key.tls)
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .milliseconds(key.connectTimeout)
        if let limit = key.inflatedLimit { configuration.decompression = .enabled(limit: .size(limit)) }
        // As long as Prometheus keeps them; a minute would lose the connection of a target scraped once a minute.
        configuration.connectionPool.idleTimeout = .minutes(5)
        // A refused connection is an answer: say so now, the next scrape is the retry.
        configuration.connectionPool.retryConnectionEstablishment = false
        // Many targets may share an address, as behind one proxy.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
        if let alias = key.alias { configuration.dnsOverride = [alias.name: alias.host] }
        configuration.http1_1ConnectionDebugInitializer = UncleanEnd.allow
        return configuration
    }

    /// Ends all connections. Nobody waits for the other sides: one that hangs would not take leave of TLS, and hold up for
    /// seconds whoever wants to end.
    func shutdown() async { letGo() }

    private func letGo() {
        let all = clients.withLock { clients in
            defer { clients = [:] }
            return Array(clients.values)
        }
        for client in all { client.shutdown { _ in } }
    }

    // AsyncHTTPClient ends the process where a client goes that was not shut down.
    deinit { letGo() }
}
