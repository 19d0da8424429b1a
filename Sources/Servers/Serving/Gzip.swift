import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression

/// Compresses a whole body. swift-nio-extras offers its zlib only as a channel handler; here that handler sits in a
/// channel of its own, without a socket, so that the length is known before the response leaves.
enum Gzip {
    /// Nil where the handler did not compress.
    static func compress(_ body: ByteBuffer) -> ByteBuffer? {
        let channel = EmbeddedChannel(handler: HTTPResponseCompressor(initialByteBufferCapacity: body.readableBytes))
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        do {
            let accepting: HTTPHeaders = ["accept-encoding": "gzip"]
            let request = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: accepting)
            try channel.writeInbound(HTTPServerRequestPart.head(request))
            let head = HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok))
            for part in [head, .body(.byteBuffer(body)), .end(nil)] { channel.write(part, promise: nil) }
            channel.flush()
            while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
                if case .body(.byteBuffer(let compressed)) = part { return compressed }
            }
        } catch {
            // An answer that is not compressed is as good: nobody has to accept only gzip.
        }
        return nil
    }
}
