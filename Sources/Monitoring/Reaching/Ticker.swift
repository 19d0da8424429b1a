/// Ticks at once and then every interval from there, without drift. A tick that was missed is skipped, not made up for.
package struct Ticker<C: Clock>: Sendable where C.Duration == Duration {
    private let interval: Duration
    private let clock: C
    private var due: C.Instant?

    package init(every interval: Duration, clock: C) {
        self.interval = max(interval, .milliseconds(1))
        self.clock = clock
    }

    /// Waits for the next tick; false when the task was cancelled meanwhile.
    package mutating func next() async -> Bool {
        guard let last = due else {
            due = clock.now
            return !Task.isCancelled
        }
        var next = last.advanced(by: interval)
        let late = next.duration(to: clock.now)
        if late > .zero { next = next.advanced(by: interval * Int(late / interval)) }
        if next < clock.now { next = next.advanced(by: interval) }
        due = next
        do {
            try await clock.sleep(until: next, tolerance: nil)
            return true
        } catch {
            return false
        }
    }
}
