import Glibc

/// A TCP connection to a port of this machine, for requests that no client library would send.
final class RawConnection {
    struct Failure: Error {
        let code: Int32
    }

    private let descriptor: Int32
    /// Whether the other side has ended the connection: what was read is all that there is.
    private(set) var hasEnded = false

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(code: errno) }
    }

    deinit {
        close(descriptor)
    }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// What arrives, up to a text, the other side's end, or half a minute of silence.
    func read(until text: String? = nil) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = receive(into: &chunk)
            guard count > 0 else {
                hasEnded = count == 0 || errno == ECONNRESET
                break
            }
            bytes += chunk[..<count]
            if let text, String(decoding: bytes, as: UTF8.self).contains(text) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Who waits with a limit is interrupted where the machine stands still.
    private func receive(into chunk: inout [UInt8]) -> Int {
        var count = 0
        repeat { count = recv(descriptor, &chunk, chunk.count, 0) } while count < 0 && errno == EINTR
        return count
    }

    /// One GET on a connection of its own.
    static func get(_ path: String, port: Int) throws -> String {
        let connection = try RawConnection(port: port)
        connection.write("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return connection.read()
    }

    /// The size of an answer that is too large to be looked at, in bytes.
    static func size(_ path: String, port: Int) throws -> Int {
        let connection = try RawConnection(port: port)
        connection.write("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        var size = 0
        while true {
            let count = connection.receive(into: &chunk)
            guard count > 0 else { return size }
            size += count
        }
    }

    /// The entity tag of an answer.
    static func tag(_ path: String, port: Int) throws -> String {
        let connection = try RawConnection(port: port)
        connection.write("HEAD \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        let answer = connection.read()
        return answer.split(separator: "\r\n").first { $0.lowercased().hasPrefix("etag:") }.map(String.init) ?? ""
    }
}
