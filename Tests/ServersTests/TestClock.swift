import Synchronization

/// A clock that stands still until a test advances it.
final class TestClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    private struct State {
        var now = Instant()
        var sleepers: [(deadline: Instant, continuation: CheckedContinuation<Void, any Error>)] = []
        var isCancelled = false
        var watcher: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let watcher: CheckedContinuation<Void, Never>? = state.withLock { state in
                    if state.isCancelled {
                        continuation.resume(throwing: CancellationError())
                    } else {
                        state.sleepers.append((deadline, continuation))
                    }
                    return state.watcher.take()
                }
                watcher?.resume()
            }
        } onCancel: {
            let sleepers = state.withLock { state in
                state.isCancelled = true
                defer { state.sleepers = [] }
                return state.sleepers
            }
            for sleeper in sleepers { sleeper.continuation.resume(throwing: CancellationError()) }
        }
    }

    /// Returns once somebody sleeps.
    func whenAsleep() async {
        await withCheckedContinuation { continuation in
            let isAsleep = state.withLock { state in
                if state.sleepers.isEmpty { state.watcher = continuation }
                return !state.sleepers.isEmpty
            }
            if isAsleep { continuation.resume() }
        }
    }

    /// Wakes who is due by then, and returns when somebody sleeps again.
    func advance(by duration: Duration) async {
        await whenAsleep()
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let now = state.now
            defer { state.sleepers.removeAll { $0.deadline <= now } }
            return state.sleepers.filter { $0.deadline <= now }
        }
        for sleeper in due { sleeper.continuation.resume() }
        await whenAsleep()
    }
}
