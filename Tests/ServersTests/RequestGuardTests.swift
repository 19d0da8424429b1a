import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Servers

/// The guard on a channel without a socket, whose time the test advances.
@Suite struct RequestGuardTests {
    /// Sees what would come to Hummingbird.
    private final class Recorder: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        var heads: [String] = []
        var isQuiescing = false

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if case .head(let head) = unwrapInboundIn(data) { heads.append(head.uri) }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event is ChannelShouldQuiesceEvent { isQuiescing = true }
        }
    }

    private final class Connection {
        let channel = EmbeddedChannel()
        let recorder = Recorder()
        let metrics = RequestMetrics()

        init() throws {
            let requests = RequestGuard(metrics: metrics, isEnding: { false })
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HeadWatch(requests))
            try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: false)
            try pipeline.addHandlers(requests, recorder)
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        }

        func read(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

        /// Writes an answer, without sending it.
        func answer() {
            let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["content-length": "0"])
            for part in [HTTPServerResponsePart.head(head), .end(nil)] { channel.write(part, promise: nil) }
        }

        /// What was sent since it was last asked for.
        func sent() throws -> String {
            var text = ""
            while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
            return text
        }
    }

    @Test("a head that does not come to its end within ten seconds is answered with 408")
    func slowHead() throws {
        let connection = try Connection()
        // Nothing has begun yet.
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(try connection.sent().isEmpty)
        try connection.read("GET / HTTP/1.1\r\n")
        for _ in 1...9 {
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try connection.read("X: y\r\n")
        }
        #expect(try connection.sent().isEmpty)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        let answer = try connection.sent()
        #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        #expect(answer.hasSuffix("\r\n\r\nthe head of the request did not come to its end\n"))
        #expect(
            OwnMetricsTests.text(connection.metrics.families()).contains {
                $0.hasSuffix(#"{code="408",path="other"} 1"#)
            })
        // Nothing of it comes further.
        try connection.read("Host: x\r\n\r\n")
        #expect(connection.recorder.heads == [])
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!connection.channel.isActive)
    }

    @Test("a head in pieces is a request like any other, and an idle connection no slow head")
    func pieces() throws {
        let connection = try Connection()
        for piece in ["GET /a HTT", "P/1.1\r\nHost", ": x\r\n\r", "\n"] {
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(3))
            try connection.read(piece)
        }
        #expect(connection.recorder.heads == ["/a"])
        connection.answer()
        connection.channel.flush()
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(try connection.sent() == "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
        #expect(connection.channel.isActive)
        try connection.read("GET /b HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(connection.recorder.heads == ["/a", "/b"])
    }

    @Test("at shutdown a connection ends when its answer has left, not before")
    func quiescing() throws {
        let connection = try Connection()
        try connection.read("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(!connection.recorder.isQuiescing)
        connection.answer()
        #expect(!connection.recorder.isQuiescing)
        connection.channel.flush()
        #expect(connection.recorder.isQuiescing)
        #expect(try connection.sent() == "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nConnection: close\r\n\r\n")

        // Idle since its answer: at once.
        let idle = try Connection()
        try idle.read("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        idle.answer()
        idle.channel.flush()
        idle.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(idle.recorder.isQuiescing)
    }

    @Test("a connection that came just before the shutdown has a moment for its request")
    func newAtShutdown() throws {
        let (silent, new) = (try Connection(), try Connection())
        for connection in [silent, new] {
            connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(199))
            #expect(!connection.recorder.isQuiescing)
        }
        try new.read("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        for connection in [silent, new] { connection.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1)) }
        #expect((silent.recorder.isQuiescing, new.recorder.isQuiescing) == (true, false))
        new.answer()
        new.channel.flush()
        #expect(new.recorder.isQuiescing)
        #expect(try new.sent().contains("\r\nConnection: close\r\n"))
    }
}
