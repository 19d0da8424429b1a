import Foundation
import Synchronization

/// Notices when the machine stands still: a thread that looks at the clock again and again, and finds that time has gone.
final class Standstill: Sendable {
    private static let pace = Duration.milliseconds(20)

    private let state = Mutex((longest: Duration.zero, isOver: false))

    init() {
        Thread.detachNewThread { [self] in watch() }
    }

    /// The longest time so far in which the thread did not get to look.
    var longest: Duration { state.withLock { $0.longest } }

    func stop() { state.withLock { $0.isOver = true } }

    private func watch() {
        var last = ContinuousClock.now
        while !state.withLock({ $0.isOver }) {
            usleep(UInt32(Self.pace / .microseconds(1)))
            let now = ContinuousClock.now
            let gap = last.duration(to: now) - Self.pace
            state.withLock { $0.longest = max($0.longest, gap) }
            last = now
        }
    }
}
