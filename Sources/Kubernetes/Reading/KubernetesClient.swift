import AsyncHTTPClient
package import NIOCore
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// The API server, as the pod's service account sees it.
package struct KubernetesClient: Sendable {
    /// What a connection may take to be there.
    private static let connectTimeout = TimeAmount.seconds(10)

    private let server: APIServer
    private let account: ServiceAccount
    private let eventLoops: any EventLoopGroup

    package init(server: APIServer, account: ServiceAccount, eventLoops: any EventLoopGroup) {
        self.server = server
        self.account = account
        self.eventLoops = eventLoops
    }

    /// A connection of its own, with the certificate authority as it is on disk now: so a new one is trusted from the
    /// next connection on. Closed when `body` ends.
    func withConnection<Result: Sendable>(
        _ body: (APIConnection) async throws -> Result
    ) async throws(KubernetesError) -> Result {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try account.authority())
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
        configuration.timeout.connect = Self.connectTimeout
        // We back off ourselves, and say why.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        // Asked for in lists only, where the whole is bounded by what is made of it, item by item.
        configuration.decompression = .enabled(limit: .none)
        configuration.http1_1ConnectionDebugInitializer = { KeepAlive.enable($0) }
        let client = HTTPClient(eventLoopGroupProvider: .shared(eventLoops), configuration: configuration)
        // Not waited for: a server that does not say goodbye would hold it up for seconds.
        defer { client.shutdown { _ in } }
        do {
            return try await body(APIConnection(client: client, server: server, account: account))
        } catch {
            throw KubernetesError(cause: error, server: server, account: account)
        }
    }
}
