import NIOCore

/// Tells the guard of each time that bytes have come, after everything was made of them that could be: what is left is
/// the beginning of something.
final class HeadWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let requests: RequestGuard

    init(_ requests: RequestGuard) {
        self.requests = requests
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireChannelRead(data)
        requests.bytesWereRead()
    }
}
