import NIOCore
import NIOHTTP1

/// Ends a connection whose answer has a status below 200 that is no interim one: AsyncHTTPClient would wait for the one
/// that follows, and end the process when the end of this one comes.
final class ImpossibleStatus: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private var isOver = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        // Interim answers do not come as far as this.
        if case .head(let head) = unwrapInboundIn(data), head.status.code < 200 {
            isOver = true
            context.fireErrorCaught(FetchError.malformed("its status is \(head.status.code)"))
            context.close(promise: nil)
        } else {
            context.fireChannelRead(data)
        }
    }

    /// Puts it on a connection, right behind what reads HTTP.
    static func refuse(in pipeline: ChannelPipeline.SynchronousOperations) throws {
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
        try pipeline.addHandler(ImpossibleStatus(), position: .after(decoder))
    }
}
