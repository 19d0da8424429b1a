import Foundation
import Synchronization

/// A TCP socket on the loopback. Its calls block, so they belong on a thread of their own.
final class Socket: Sendable {
    private let descriptor: Mutex<Int32>

    private init(descriptor: Int32) {
        self.descriptor = Mutex(descriptor)
    }

    deinit { close() }

    /// - Parameter port: 0 for any that is free.
    static func listening(on port: UInt16 = 0) throws -> Socket {
        let socket = Socket(descriptor: make())
        try socket.check(
            withAddress(port) { bind(socket.number, $0, $1) } == 0 && listen(socket.number, 128) == 0, "listen")
        return socket
    }

    static func connected(to port: Int, timeout: Duration) throws -> Socket {
        let socket = Socket(descriptor: make())
        var limit = timeval(tv_sec: Int(timeout.components.seconds), tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(socket.number, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        try socket.check(withAddress(UInt16(port)) { connect(socket.number, $0, $1) } == 0, "connect to port \(port)")
        return socket
    }

    /// Ports that nobody listens on now.
    static func freePorts(_ count: Int) throws -> [Int] {
        let sockets = try (0..<count).map { _ in try listening() }
        defer { for socket in sockets { socket.close() } }
        return sockets.map(\.port)
    }

    static func isTaken(_ port: Int) -> Bool {
        (try? connected(to: port, timeout: .seconds(1))) != nil
    }

    /// Where it listens.
    var port: Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &size) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// nil once it is closed.
    func accept() -> Socket? {
        let connection = Foundation.accept(number, nil, nil)
        guard connection >= 0 else { return nil }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        return Socket(descriptor: connection)
    }

    /// What has come, at least a byte; nil at the end, or when it took too long.
    func read() -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            var received = 0
            // Who waits with a limit is interrupted where the machine stands still.
            repeat { received = recv(number, buffer.baseAddress, buffer.count, 0) } while received < 0 && errno == EINTR
            count = max(0, received)
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Returns whether the other side took all of it.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    /// Wakes whoever waits in `accept`, `read` or `write`.
    func shutDown() {
        shutdown(number, Int32(SHUT_RDWR))
    }

    func close() {
        descriptor.withLock { descriptor in
            if descriptor >= 0 { _ = Foundation.close(descriptor) }
            descriptor = -1
        }
    }

    private var number: Int32 { descriptor.withLock { $0 } }

    private func check(_ isGood: Bool, _ what: String) throws {
        guard isGood else { throw Failure("cannot \(what): \(String(cString: strerror(errno)))") }
    }

    private static func make() -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        return descriptor
    }

    private static func withAddress<Result>(
        _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
