import Synchronization

/// A value that tests wait for, instead of asking again and again.
package final class Observed<Value: Sendable>: Sendable {
    private struct State {
        var value: Value
        var waiters: [(condition: @Sendable (Value) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    package init(_ value: Value) {
        state = Mutex(State(value: value))
    }

    package var value: Value { state.withLock { $0.value } }

    @discardableResult
    package func update<Result: Sendable>(_ change: (inout Value) throws -> Result) rethrows -> Result {
        let (result, due) = try state.withLock { state in
            let result = try change(&state.value)
            let value = state.value
            let due = state.waiters.filter { $0.condition(value) }.map(\.continuation)
            if !due.isEmpty { state.waiters.removeAll { $0.condition(value) } }
            return (result, due)
        }
        for continuation in due { continuation.resume() }
        return result
    }

    /// Returns once the value is so.
    package func wait(until condition: @escaping @Sendable (Value) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isSo = state.withLock { state in
                if condition(state.value) { return true }
                state.waiters.append((condition, continuation))
                return false
            }
            if isSo { continuation.resume() }
        }
    }
}
