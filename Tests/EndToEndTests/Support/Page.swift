import Dispatch
import Foundation

/// An answer over HTTP.
struct Page {
    var status: Int
    var head: String
    var body: String

    /// One GET from the loopback.
    static func get(_ path: String, port: Int) async throws -> Page {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try fetch(path, port: port) })
            }
        }
    }

    /// The body as JSON.
    static func json<Value: Decodable>(_ path: String, port: Int, as type: Value.Type = Value.self) async throws
        -> Value
    {
        let page = try await get(path, port: port)
        guard page.status == 200 else { throw Failure("\(path) answers \(page.status): \(page.body)") }
        return try JSONDecoder().decode(type, from: Data(page.body.utf8))
    }

    /// HTTP 1.0: the answer comes in one piece and ends with the connection.
    private static func fetch(_ path: String, port: Int) throws -> Page {
        let socket = try Socket.connected(to: port, timeout: .seconds(30))
        defer { socket.close() }
        socket.write(Array("GET \(path) HTTP/1.0\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n".utf8))
        var bytes: [UInt8] = []
        while let more = socket.read() { bytes += more }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { throw Failure("\(path) answers no HTTP: \(text)") }
        let head = String(text[..<end.lowerBound])
        let words = head.split(separator: " ", maxSplits: 2)
        guard words.count > 1, let status = Int(words[1]) else { throw Failure("\(path) answers no HTTP: \(head)") }
        return Page(status: status, head: head, body: String(text[end.upperBound...]))
    }
}
