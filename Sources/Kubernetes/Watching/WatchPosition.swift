import Synchronization

/// How far a watch has come, for whoever goes on when it was cut.
final class WatchPosition: Sendable {
    private let state: Mutex<(version: String, hasHeard: Bool)>

    init(version: String) {
        state = Mutex((version, false))
    }

    var version: String { state.withLock { $0.version } }
    /// Whether there was any event, a bookmark at the least.
    var hasHeard: Bool { state.withLock { $0.hasHeard } }

    func advance(to version: String) {
        state.withLock { state in
            state.hasHeard = true
            if !version.isEmpty { state.version = version }
        }
    }
}
