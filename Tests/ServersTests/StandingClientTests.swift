import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Testing

@testable import Servers

@Suite(.timeLimit(.minutes(1))) struct StandingClientTests {
    @Test("a client that takes nothing of its answer loses its connection, and the answer its memory")
    func standing() async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let (ends, end) = AsyncStream.makeStream(of: Bool.self)
        let piece = ByteBuffer(repeating: 0x78, count: 1 << 20)
        let responder = CallbackResponder<BasicRequestContext> { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    do {
                        // More than the kernel's buffers of both sides hold.
                        for _ in 0..<64 { try await writer.write(piece) }
                        try await writer.finish(nil)
                        end.yield(false)
                    } catch {
                        end.yield(true)
                        throw error
                    }
                }
            )
        }
        let application = Application(
            responder: responder,
            server: HTTPServerBuilder { responder in
                ConnectionChannel(
                    responder: responder, metrics: RequestMetrics(), isEnding: { false },
                    takeTimeout: .milliseconds(500))
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var (portOf, endOf) = (ports.makeAsyncIterator(), ends.makeAsyncIterator())
            let connection = try RawConnection(port: try #require(await portOf.next()))
            connection.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await endOf.next() == true)
            // Until here nothing was read.
            _ = connection
            group.cancelAll()
        }
    }
}
