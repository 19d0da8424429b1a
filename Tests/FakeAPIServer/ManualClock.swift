/// A clock that stands still until a test moves it.
package final class ManualClock: Clock {
    package struct Instant: InstantProtocol {
        package var offset: Duration

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    package struct State: Sendable {
        fileprivate struct Sleeper: Sendable {
            let id: Int
            let deadline: Instant
            let continuation: CheckedContinuation<Void, any Error>
        }

        package fileprivate(set) var now = Instant(offset: .zero)
        /// How long everybody wanted to sleep so far, in order.
        package fileprivate(set) var sleeps: [Duration] = []
        fileprivate var sleepers: [Sleeper] = []
        fileprivate var cancelled: Set<Int> = []
    }

    private let state = Observed(State())

    package init() {}

    package var now: Instant { state.value.now }
    package var minimumResolution: Duration { .zero }
    package var sleeps: [Duration] { state.value.sleeps }
    /// How long everybody who sleeps has still to sleep.
    package var waits: [Duration] {
        let state = state.value
        return state.sleepers.map { state.now.duration(to: $0.deadline) }
    }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.update { state in
            state.sleeps.append(state.now.duration(to: deadline))
            return state.sleeps.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.update { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    if deadline <= state.now { return .success(()) }
                    state.sleepers.append(State.Sleeper(id: id, deadline: deadline, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let sleeper: State.Sleeper? = state.update { state in
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves the time on and wakes whoever waited for it.
    package func advance(by duration: Duration) {
        let due: [State.Sleeper] = state.update { state in
            state.now = state.now.advanced(by: duration)
            let now = state.now
            let due = state.sleepers.filter { $0.deadline <= now }
            state.sleepers.removeAll { $0.deadline <= now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until somebody sleeps for a time that fits, and moves the time on to its end.
    package func skip(_ isMeant: @escaping @Sendable (Duration) -> Bool) async {
        await state.wait { state in state.sleepers.contains { isMeant(state.now.duration(to: $0.deadline)) } }
        let left = state.value.sleepers.map { now.duration(to: $0.deadline) }.filter(isMeant).min() ?? .zero
        advance(by: left)
    }

    /// Waits until that many have wanted to sleep for a time that fits.
    package func whenSlept(_ count: Int, _ isMeant: @escaping @Sendable (Duration) -> Bool) async {
        await state.wait { $0.sleeps.count(where: isMeant) >= count }
    }
}
