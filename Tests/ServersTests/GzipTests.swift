import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression
import Testing

@testable import Servers

@Suite struct GzipTests {
    /// As an HTTP client would.
    static func decompress(_ body: ByteBuffer) throws -> ByteBuffer? {
        let channel = EmbeddedChannel(handler: NIOHTTPResponseDecompressor(limit: .none))
        let headers: HTTPHeaders = ["content-encoding": "gzip", "content-length": "\(body.readableBytes)"]
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
        try channel.writeInbound(HTTPClientResponsePart.head(head))
        try channel.writeInbound(HTTPClientResponsePart.body(body))
        try channel.writeInbound(HTTPClientResponsePart.end(nil))
        var whole: ByteBuffer?
        while let part = try channel.readInbound(as: HTTPClientResponsePart.self) {
            if case .body(var chunk) = part { whole.setOrWriteBuffer(&chunk) }
        }
        _ = try channel.finish()
        return whole
    }

    @Test("a client gets back what was compressed, be it short or long", arguments: [1, 125, 4096, 1_000_000])
    func roundTrip(count: Int) throws {
        let body = ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0 % 97) })
        let compressed = try #require(Gzip.compress(body))
        #expect(try Self.decompress(compressed) == body)
    }
}
