import Foundation
import Synchronization

/// A target on the loopback that answers every request with the same body and keeps connections open, as real ones do.
final class TargetServer: Sendable {
    let port: Int
    private let listener: Int32
    private let answer: [UInt8]
    /// By the first word of the User-Agent.
    private let counts = Mutex<[String: Int]>([:])

    init(_ body: Data) throws {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: \(body.count)\r\n\r\n"
        answer = Array(head.utf8) + body
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (listener, length) = (listener, size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                Thread.detachNewThread { self.serve(connection) }
            }
        }
    }

    func requests(of program: String) -> Int { counts.withLock { $0[program.lowercased()] ?? 0 } }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var head = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = recv(connection, &buffer, buffer.count, 0), count > 0 {
            head += String(decoding: buffer[..<count], as: UTF8.self)
            guard head.hasSuffix("\r\n\r\n") else { continue }
            let field = head.lowercased().firstMatch(of: /user-agent: ([a-z]+)/)
            counts.withLock { $0[field.map { String($0.1) } ?? "", default: 0] += 1 }
            head = ""
            guard write() else { return }
        }

        func write() -> Bool {
            var sent = 0
            while sent < answer.count {
                let count = answer[sent...].withUnsafeBytes {
                    send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }
}
