import FoundationEssentials
import NIOCore
import NIOPosix
import NIOSSL

/// A server on the loopback that answers the first request of each connection over TLS, and hangs from then on: the
/// connection stays open, and nothing that comes is read, no leave-taking either.
struct HungSecureServer {
    private let channel: any Channel

    var address: String { "127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// Runs it for as long as `body` runs.
    static func run<Result>(
        page: String, _ body: (HungSecureServer) async throws -> Result
    ) async throws -> Result {
        let folder = SecureServer.fixtures
        let chain = try NIOSSLCertificate.fromPEMFile(folder.appending(path: "server.pem").path)
        let key = try NIOSSLPrivateKey(file: folder.appending(path: "server.key").path, format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        NIOSSLServerHandler(context: context), OneAnswer(page))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(HungSecureServer(channel: channel))
            try? await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }
}

private final class OneAnswer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let page: String
    private var head = ""

    init(_ page: String) { self.page = page }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        head += String(buffer: unwrapInboundIn(data))
        guard head.hasSuffix("\r\n\r\n") else { return }
        let fields = "Content-Type: text/plain; version=0.0.4\r\nContent-Length: \(page.utf8.count)"
        context.writeAndFlush(
            wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 200 OK\r\n\(fields)\r\n\r\n\(page)")), promise: nil)
        context.channel.setOption(.autoRead, value: false).whenFailure { _ in }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
