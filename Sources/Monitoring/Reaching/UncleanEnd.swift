import NIOCore
import NIOSSL

/// Takes a TLS connection that ends without a close_notify as one that ended, as Go's client does: Python's `http.server`
/// and others leave it out. What is missing of a body with a length, or of one in chunks, is still noticed there.
///
/// Not done where the error arrives, because AsyncHTTPClient then throws away what it holds of the body.
final class UncleanEnd: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if case NIOSSLError.uncleanShutdown = error { return }
        context.fireErrorCaught(error)
    }

    /// Puts it on a connection, behind TLS, where there is TLS.
    static func allow(in pipeline: ChannelPipeline.SynchronousOperations) throws {
        guard let tls = try? pipeline.handler(type: NIOSSLClientHandler.self) else { return }
        try pipeline.addHandler(UncleanEnd(), position: .after(tls))
    }
}
