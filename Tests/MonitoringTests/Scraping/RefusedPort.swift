import Glibc

/// A port of 127.0.0.1 that refuses connections, for as long as this value lives: bound, so that nobody else gets it, and
/// never listened on.
final class RefusedPort: Sendable {
    let port: UInt16
    private let socket: Int32

    init?() {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else {
            Glibc.close(socket)
            return nil
        }
        self.socket = socket
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { Glibc.close(socket) }
}
