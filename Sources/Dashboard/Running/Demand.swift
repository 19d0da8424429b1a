import Synchronization

/// What the dashboard needs to see, and the call for a snapshot of it: when there is something new, or when what is needed
/// has changed. Calls that come while one is being answered are one.
final class Demand: Sendable {
    let calls: AsyncStream<Void>
    private let caller: AsyncStream<Void>.Continuation
    private let current: Mutex<DataNeeds>

    init(_ needs: DataNeeds) {
        (calls, caller) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        current = Mutex(needs)
    }

    var needs: DataNeeds {
        get { current.withLock { $0 } }
        set {
            let isNew = current.withLock { needs in
                defer { needs = newValue }
                return needs != newValue
            }
            if isNew { poke() }
        }
    }

    func poke() { caller.yield() }
}
