import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A Kubernetes API server on loopback: a cluster of its own, recordings, and misbehaviour on request. TLS as in a real
/// one, with a certificate of the private authority in Tests/Fixtures/tls.
package final class FakeAPIServer: Sendable {
    package enum Certificate: String, Sendable {
        /// For 127.0.0.1.
        case server
        /// For another address.
        case elsewhere
        /// For 127.0.0.1, signed by `intermediate.pem`, whose root nobody has.
        case below
    }

    /// How the server behaves beside its cluster.
    struct Behaviour: Sendable {
        /// Nil accepts everything.
        var tokens: Set<String>?
        /// Bytes of a chunk at most.
        var chunkSize: Int?
        var answers: [(isMeant: @Sendable (FakeRequest) -> Bool, isOnce: Bool, answer: FakeAnswer)] = []
    }

    package let cluster: FakeCluster
    package let port: Int
    private let channel: any Channel
    private let connections: Observed<[ObjectIdentifier: any Channel]>
    let log: Observed<[FakeRequest]>
    let behaviour: Observed<Behaviour>

    private init(
        cluster: FakeCluster,
        channel: any Channel,
        log: Observed<[FakeRequest]>,
        behaviour: Observed<Behaviour>,
        connections: Observed<[ObjectIdentifier: any Channel]>
    ) {
        self.cluster = cluster
        self.channel = channel
        self.log = log
        self.behaviour = behaviour
        self.connections = connections
        port = channel.localAddress?.port ?? 0
    }

    /// - Parameter port: 0 for any free one.
    package static func start(
        cluster: FakeCluster = FakeCluster(),
        certificate: Certificate = .server,
        port: Int = 0
    ) async throws -> FakeAPIServer {
        let chain = try NIOSSLCertificate.fromPEMFile(Recording.path("tls/\(certificate).pem"))
        let key = try NIOSSLPrivateKey(file: Recording.path("tls/\(certificate).key"), format: .pem)
        let tls = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
        let (log, behaviour) = (Observed<[FakeRequest]>([]), Observed(Behaviour()))
        let connections = Observed<[ObjectIdentifier: any Channel]>([:])
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                connections.update { $0[ObjectIdentifier(channel)] = channel }
                channel.closeFuture.whenComplete { _ in
                    connections.update { $0[ObjectIdentifier(channel)] = nil }
                }
                return channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLServerHandler(context: tls))
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(FakeConnection(cluster: cluster, log: log, behaviour: behaviour))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        return FakeAPIServer(
            cluster: cluster, channel: channel, log: log, behaviour: behaviour, connections: connections)
    }

    /// Runs a server for as long as `body` runs.
    package static func run<Result>(
        cluster: FakeCluster = FakeCluster(),
        certificate: Certificate = .server,
        _ body: (FakeAPIServer) async throws -> Result
    ) async throws -> Result {
        let server = try await start(cluster: cluster, certificate: certificate)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    /// Stops listening and closes all connections; another may be started on the same port, with the same cluster.
    package func stop() async {
        try? await channel.close()
        for connection in connections.value.values { connection.close(promise: nil) }
    }
}

extension FakeAPIServer {
    /// What it was asked so far.
    package var requests: [FakeRequest] { log.value }

    package func whenAsked(_ condition: @escaping @Sendable ([FakeRequest]) -> Bool) async {
        await log.wait(until: condition)
    }

    /// Answers so in place of what would be right: once, or from now on.
    package func answer(
        _ answer: FakeAnswer,
        once: Bool = true,
        to isMeant: @escaping @Sendable (FakeRequest) -> Bool = { _ in true }
    ) {
        behaviour.update { $0.answers.append((isMeant, once, answer)) }
    }

    /// Behaves from now on.
    package func behave() {
        behaviour.update { $0 = Behaviour() }
    }

    /// - Parameter tokens: that are accepted; nil accepts everything.
    package func accept(tokens: Set<String>?) {
        behaviour.update { $0.tokens = tokens }
    }

    /// - Parameter size: of a chunk at most, in bytes.
    package func split(into size: Int?) {
        behaviour.update { $0.chunkSize = size }
    }
}
