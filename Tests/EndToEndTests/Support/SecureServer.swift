import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// A server on the loopback that gives every client the same page, over TLS, with a certificate of Fixtures/tls.
struct SecureServer {
    static let fixtures = Programs.root.appending(path: "Tests/Fixtures/tls")

    private let channel: any Channel

    var address: String { "127.0.0.1:\(channel.localAddress?.port ?? 0)" }

    /// Runs it for as long as `body` runs.
    ///
    /// - Parameter wantsClient: whether clients have to show a certificate of the authority of Fixtures/tls.
    static func run<Result>(
        certificate: String, wantsClient: Bool = false, page: String, _ body: (SecureServer) async throws -> Result
    ) async throws -> Result {
        let chain = try NIOSSLCertificate.fromPEMFile(fixtures.appending(path: "\(certificate).pem").path)
        let key = try NIOSSLPrivateKey(file: fixtures.appending(path: "\(certificate).key").path, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        if wantsClient {
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .file(fixtures.appending(path: "ca.pem").path)
        }
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        NIOSSLServerHandler(context: context), OnePage(page))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(SecureServer(channel: channel))
            try? await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }
}

/// Answers the first request of a connection, and closes it.
private final class OnePage: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let page: String
    private var head = ""

    init(_ page: String) { self.page = page }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        head += String(buffer: unwrapInboundIn(data))
        guard head.hasSuffix("\r\n\r\n") else { return }
        let fields =
            "Content-Type: text/plain; version=0.0.4\r\nContent-Length: \(page.utf8.count)\r\nConnection: close"
        let answer = ByteBuffer(string: "HTTP/1.1 200 OK\r\n\(fields)\r\n\r\n\(page)")
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
