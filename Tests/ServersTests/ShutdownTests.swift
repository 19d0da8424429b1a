import FoundationEssentials
import Glibc
import Testing

@testable import Servers

/// What clients see of the built server's end.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ShutdownTests {
    @Test("an answer that is under way comes whole, though its client is slow")
    func slowReader() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "promwave-\(UUID().uuidString).json").path
        let group = #"{"targets":["a:1"],"labels":{"x":"\#(String(repeating: "y", count: 1 << 20))"}}"#
        let text = "[" + Array(repeating: group, count: 16).joined(separator: ",") + "]"
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let server = try ServerProcess(["discovery"], environment: ["TARGETS_FILE": path, "PORT": "0"])
        let connection = try RawConnection(port: try #require(server.port()))
        connection.write("GET /targets HTTP/1.1\r\nHost: x\r\n\r\n")
        let first = connection.read(until: #""labels""#)
        server.send(signal: SIGTERM)
        // Until long after the server would have been idle.
        try await Task.sleep(for: .milliseconds(1200))
        let answer = first + connection.read()
        #expect(answer.hasSuffix("\r\n\r\n" + text))
        #expect(server.exitCode() == 0)
    }

    @Test("a client that keeps its connection is told to end it while the server still answers")
    func keepAlive() async throws {
        let answers = try await again(atMost: 10) {
            let server = try ServerProcess(["metrics", "--port", "0"])
            let port = try #require(server.port())
            let connection = try RawConnection(port: port)
            let request = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
            connection.write(request)
            #expect(!connection.read(until: #""healthy"}"#).contains("Connection:"))
            return try server.end {
                while try RawConnection.get("/readyz", port: port).hasPrefix("HTTP/1.1 200") {}
                connection.write(request)
                return (connection.read(), try RawConnection.get("/health", port: port))
            }
        } while: {
            $0 == nil
        }
        let (last, new) = try #require(answers)
        #expect(last.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(last.contains("\r\nConnection: close\r\n"))
        // A new one is answered, too.
        #expect(new.hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
}
