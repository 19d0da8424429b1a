import Glibc
import Synchronization

/// The least that can send so many bytes to somebody: a loop around `write` on a thread of its own. What the same client
/// takes for the same bytes from here is what the machine takes; the rest is the server's.
final class PlainPeer: Sendable {
    let port: Int
    private let listener: Int32

    /// - Parameter size: of its answers, in bytes.
    init?(size: Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isListening else { return nil }
        port = Int(in_port_t(bigEndian: address.sin_port))
        self.listener = listener
        let serving = Serving(listener: listener, answer: [UInt8](repeating: UInt8(ascii: "x"), count: size))
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Serving>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, Unmanaged.passRetained(serving).toOpaque())
        pthread_detach(thread)
    }

    deinit {
        // Wakes the thread, which closes it.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private final class Serving {
        let listener: Int32
        let answer: [UInt8]

        init(listener: Int32, answer: [UInt8]) {
            self.listener = listener
            self.answer = answer
        }

        func run() {
            var request = [UInt8](repeating: 0, count: 4096)
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                _ = recv(connection, &request, request.count, 0)
                answer.withUnsafeBytes { bytes in
                    var rest = bytes[...]
                    while !rest.isEmpty {
                        let sent = UnsafeRawBufferPointer(rebasing: rest)
                        let count = send(connection, sent.baseAddress, sent.count, Int32(MSG_NOSIGNAL))
                        guard count > 0 else { return }
                        rest = rest.dropFirst(count)
                    }
                }
                close(connection)
            }
            close(listener)
        }
    }
}
