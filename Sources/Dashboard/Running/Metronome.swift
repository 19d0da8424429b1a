import Monitoring
import Synchronization

/// When the dashboard looks at the clock: at each full second, which the header shows; of a replay, as its speed asks for.
final class Metronome: Sendable {
    /// Milliseconds; nil for full seconds.
    private let period: Mutex<Int64?>

    init(_ replay: Replay?) { period = Mutex(replay?.tick) }

    func follow(_ replay: Replay?) { period.withLock { $0 = replay?.tick } }

    func wait() async {
        let milliseconds = period.withLock { $0 } ?? 1001 - WallClock.now() % 1000
        try? await Task.sleep(for: .milliseconds(milliseconds))
    }
}
