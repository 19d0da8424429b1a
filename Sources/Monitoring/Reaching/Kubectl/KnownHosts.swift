import NIOPosix
import Synchronization

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Which names this machine's own resolver knows: of `NAME.WORD`, nothing else tells whether it is a name of the internet
/// or a Service with its namespace.
final class KnownHosts: Sendable {
    private static let limit = 1000
    private static let memory = Duration.seconds(300)

    private let answers = Mutex<[String: (isKnown: Bool, time: ContinuousClock.Instant)]>([:])

    func contains(_ host: String) async -> Bool {
        let now = ContinuousClock.now
        if let answer = answers.withLock({ $0[host] }), answer.time.duration(to: now) < Self.memory {
            return answer.isKnown
        }
        let isKnown = (try? await NIOThreadPool.singleton.runIfActive { Self.resolves(host) }) ?? false
        answers.withLock { answers in
            if answers.count >= Self.limit { answers = [:] }
            answers[host] = (isKnown, now)
        }
        return isKnown
    }

    private static func resolves(_ host: String) -> Bool {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        defer { if let list { freeaddrinfo(list) } }
        return getaddrinfo(host, nil, &hints, &list) == 0
    }
}
