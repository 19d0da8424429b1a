import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import Synchronization

/// The HTTP clients in use, one for each way to connect; each keeps its connections alive from scrape to scrape.
final class HTTPClients: Sendable {
    /// All that a client of AsyncHTTPClient fixes once and for all.
    struct Key: Hashable {
        var tls: HTTPClientConfiguration.TLS
        var allowsHTTP2 = true
        var files: TLSFiles
        /// Milliseconds.
        var connectTimeout: Int64
        /// Of a body that comes compressed; nil to leave compressed bodies alone.
        var inflatedLimit: Int?
        /// The name that TLS asks and verifies, and the host to connect to in its place.
        var alias: Alias?
        /// One request a connection: none that the server may be closing at this moment.
        var isUnshared = false
    }

    struct Alias: Hashable {
        var name: String
        var host: String
    }

    private struct Entry {
        let client: HTTPClient
        var used: ContinuousClock.Instant
    }

    /// After how long without a request a client goes: a certificate that is renewed, or a pod that has gone, leaves one
    /// behind. At least as long as any request may take.
    private static let idleTime = Duration.seconds(15 * 60)

    private let clients = Mutex<[Key: Entry]>([:])

    func client(_ key: Key) throws(FetchError) -> HTTPClient {
        if let client = clients.withLock({ Self.use(key, in: &$0) }) { return client }
        let configuration = try Self.configuration(key)
        let (client, idle) = clients.withLock { clients in
            if let client = Self.use(key, in: &clients) { return (client, [HTTPClient]()) }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            let idle = Self.removeIdle(from: &clients)
            clients[key] = Entry(client: client, used: .now)
            return (client, idle)
        }
        for client in idle { client.shutdown { _ in } }
        return client
    }

    private static func use(_ key: Key, in clients: inout [Key: Entry]) -> HTTPClient? {
        clients[key]?.used = .now
        return clients[key]?.client
    }

    private static func removeIdle(from clients: inout [Key: Entry]) -> [HTTPClient] {
        let now = ContinuousClock.now
        let idle = clients.filter { key, entry in
            entry.used.duration(to: now) > max(idleTime, .milliseconds(2 * key.connectTimeout))
        }
        for key in idle.keys { clients[key] = nil }
        return idle.values.map(\.client)
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
        if key.isUnshared { configuration.maximumUsesPerConnection = 1 }
        if !key.allowsHTTP2 { configuration.httpVersion = .http1Only }
        if let alias = key.alias { configuration.dnsOverride = [alias.name: alias.host] }
        configuration.http1_1ConnectionDebugInitializer = { channel in
            channel.eventLoop.submit {
                try UncleanEnd.allow(in: channel.pipeline.syncOperations)
                try ImpossibleStatus.refuse(in: channel.pipeline.syncOperations)
            }
        }
        return configuration
    }

    /// Ends all connections. Nobody waits for the other sides: one that hangs would not take leave of TLS, and hold up for
    /// seconds whoever wants to end.
    func shutdown() async { letGo() }

    private func letGo() {
        let all = clients.withLock { clients in
            defer { clients = [:] }
            return clients.values.map(\.client)
        }
        for client in all { client.shutdown { _ in } }
    }

    // AsyncHTTPClient ends the process where a client goes that was not shut down.
    deinit { letGo() }
}
