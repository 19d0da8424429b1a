import NIOCore
import NIOHTTP1

/// Says `Connection: close`, as HTTP/1.1 does, for a client that expects the connection to end without those very words:
/// one of HTTP/1.0, or one that writes `Close`. Hummingbird goes by them alone.
final class LastRequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), !head.isKeepAlive else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "connection", value: "close")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}
