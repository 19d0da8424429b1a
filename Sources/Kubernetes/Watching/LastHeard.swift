import Synchronization

/// When something last came, for whoever waits for silence.
final class LastHeard<C: Clock>: Sendable {
    private let clock: C
    private let state: Mutex<C.Instant>

    /// As if something had come just now.
    init(_ clock: C) {
        self.clock = clock
        state = Mutex(clock.now)
    }

    var time: C.Instant { state.withLock { $0 } }

    func now() { state.withLock { $0 = clock.now } }
}
