import Foundation
import Synchronization

/// A server on the loopback that answers each path as a test says, however wrong that is.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (_ request: ScriptedRequest) -> Answer

    private struct State {
        var script: Script
        var connections: [ObjectIdentifier: Socket] = [:]
        var requests: [String] = []
    }

    let port: Int
    private let listener: Socket
    private let state: Mutex<State>

    /// Runs it for as long as `body` runs.
    static func run<Result>(
        _ script: @escaping Script, _ body: (ScriptedServer) async throws -> Result
    ) async throws -> Result {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        return try await body(server)
    }

    private init(_ script: @escaping Script) throws {
        listener = try Socket.listening()
        port = listener.port
        state = Mutex(State(script: script))
        Thread.detachNewThread { [self] in
            while let connection = listener.accept() {
                state.withLock { $0.connections[ObjectIdentifier(connection)] = connection }
                Thread.detachNewThread { self.serve(connection) }
            }
        }
    }

    /// The paths asked for so far.
    var requests: [String] { state.withLock(\.requests) }

    /// From now on.
    func answer(_ script: @escaping Script) {
        state.withLock { $0.script = script }
    }

    private func stop() {
        listener.shutDown()
        for connection in state.withLock({ $0.connections.values.map(\.self) }) { connection.shutDown() }
    }

    private func serve(_ connection: Socket) {
        defer {
            connection.close()
            state.withLock { $0.connections[ObjectIdentifier(connection)] = nil }
        }
        var head = ""
        while !head.hasSuffix("\r\n\r\n") {
            guard let bytes = connection.read() else { return }
            head += String(decoding: bytes, as: UTF8.self)
        }
        let request = ScriptedRequest(head: head)
        let script = state.withLock { state in
            state.requests.append(request.path)
            return state.script
        }
        send(script(request), to: connection)
    }

    /// Without keep-alive: one answer a connection.
    private func send(_ answer: Answer, to connection: Socket) {
        switch answer {
        case .page(let status, let type, let body):
            let head =
                "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
            connection.write(Array(head.utf8) + body)
        case .redirect(let location):
            let head = "HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            connection.write(Array(head.utf8))
        case .gzip(let body):
            let head =
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n"
                + "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
            connection.write(Array(head.utf8) + body)
        case .endlessHead:
            var isTaken = connection.write(Array("HTTP/1.1 200 OK\r\n".utf8))
            let field = Array("X: \(String(repeating: "x", count: 1000))\r\n".utf8)
            while isTaken { isTaken = connection.write(field) }
        case .bytes(let text):
            connection.write(Array(text.utf8))
        case .flood(let type, let text, let total):
            connection.write(Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nConnection: close\r\n\r\n".utf8))
            let chunk = Array(String(repeating: text, count: max(1, 65_536 / text.utf8.count)).utf8)
            var sent = 0
            while sent < total, connection.write(chunk) { sent += chunk.count }
        case .silence:
            // Until the other side gives up.
            _ = connection.read()
        }
    }
}
