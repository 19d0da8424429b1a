import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on the loopback that answers with the bytes it is given, whether they are HTTP or not.
final class TestServer: Sendable {
    enum Step: Sendable {
        case bytes([UInt8])
        /// Again and again, as long as they are taken.
        case endless([UInt8])
        case close
        /// Closes when all is sent, and over TLS without saying so.
        case cut
        /// Nothing more, and the connection stays open.
        case hang

        static func text(_ text: String) -> Step { .bytes(Array(text.utf8)) }
    }

    typealias Answer = @Sendable (TestRequest) -> [Step]

    let port: Int
    private let channel: any Channel
    private let log: TestRequestLog

    var address: String { "127.0.0.1:\(port)" }
    var requests: [TestRequest] { log.requests }

    private init(channel: any Channel, log: TestRequestLog) {
        self.channel = channel
        self.log = log
        port = channel.localAddress?.port ?? 0
    }

    /// Runs a server for as long as `body` runs.
    ///
    /// - Parameter greeting: what it does on a connection's first bytes, whatever they are.
    static func run<Result>(
        tls: NIOSSLContext? = nil,
        greeting: [Step] = [],
        _ answer: @escaping Answer,
        _ body: (TestServer) async throws -> Result
    ) async throws -> Result {
        let log = TestRequestLog()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    let connection = log.connect()
                    try channel.pipeline.syncOperations.addHandler(
                        TestConnection(connection: connection, log: log, greeting: greeting, answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = TestServer(channel: channel, log: log)
        do {
            let result = try await body(server)
            try? await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }
}

struct TestRequest: Sendable {
    /// Path and query.
    var target: String
    /// By lowercase name; those that are there several times with commas between them.
    var headers: [String: String]
    /// Which connection it came on, counted from 0.
    var connection: Int
}

/// What a server was asked, in order.
final class TestRequestLog: Sendable {
    private let state = Mutex<(connections: Int, requests: [TestRequest])>((0, []))

    var requests: [TestRequest] { state.withLock { $0.requests } }

    func connect() -> Int {
        state.withLock { state in
            defer { state.connections += 1 }
            return state.connections
        }
    }

    func add(_ request: TestRequest) { state.withLock { $0.requests.append(request) } }
}

private final class TestConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let connection: Int
    private let log: TestRequestLog
    private let answer: TestServer.Answer
    private var greeting: [TestServer.Step]
    private var received = ""
    private var endless: ByteBuffer?

    init(
        connection: Int,
        log: TestRequestLog,
        greeting: [TestServer.Step],
        answer: @escaping TestServer.Answer
    ) {
        self.greeting = greeting
        self.connection = connection
        self.log = log
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for step in greeting { perform(step, context) }
        greeting = []
        received += String(buffer: unwrapInboundIn(data))
        while let end = received.firstRange(of: "\r\n\r\n") {
            let lines = received[..<end.lowerBound].split(separator: "\r\n")
            received = String(received[end.upperBound...])
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                guard let colon = line.firstIndex(of: ":") else { continue }
                let value = String(line[line.index(after: colon)...].drop { $0 == " " })
                let name = line[..<colon].lowercased()
                headers[name] = headers[name].map { "\($0), \(value)" } ?? value
            }
            let target = lines.first?.split(separator: " ").dropFirst().first ?? ""
            let request = TestRequest(target: String(target), headers: headers, connection: connection)
            log.add(request)
            for step in answer(request) { perform(step, context) }
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        while context.channel.isActive, context.channel.isWritable, let endless {
            context.writeAndFlush(wrapOutboundOut(endless), promise: nil)
        }
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func perform(_ step: TestServer.Step, _ context: ChannelHandlerContext) {
        switch step {
        case .bytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        case .endless(let bytes):
            var buffer = ByteBuffer()
            while buffer.readableBytes < 64 << 10 { buffer.writeBytes(bytes) }
            endless = buffer
            while context.channel.isActive, context.channel.isWritable {
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            }
        case .close: context.close(promise: nil)
        case .cut:
            let pipeline = context.pipeline.syncOperations
            let beneath = (try? pipeline.context(handlerType: NIOSSLServerHandler.self)) ?? context
            context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { _ in
                beneath.close(promise: nil)
            }
        case .hang: break
        }
    }
}

extension [TestServer.Step] {
    /// A whole answer, status 200.
    static func ok(
        _ body: String,
        type: String? = "text/plain; version=0.0.4; charset=utf-8",
        headers: [String] = []
    ) -> [TestServer.Step] {
        status("200 OK", body, headers: (type.map { ["Content-Type: \($0)"] } ?? []) + headers)
    }

    static func status(_ status: String, _ body: String = "", headers: [String] = []) -> [TestServer.Step] {
        let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
        return [.text(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)]
    }
}
