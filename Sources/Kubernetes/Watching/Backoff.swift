/// How long to wait before the next attempt: longer each time, and from the start again after a while of health. The
/// numbers are those of Kubernetes's own clients.
struct Backoff {
    private static let first = 0.8
    private static let longest = 30.0
    private static let healthy = Duration.seconds(120)
    /// The part of a wait that is left to chance, so that many clients do not come back together.
    private static let spread = 0.2

    /// Seconds.
    private var next = first

    /// - Parameters:
    ///   - health: how long it went well before this failure.
    ///   - chance: from 0 to 1.
    mutating func wait(after health: Duration, chance: Double) -> Duration {
        if health >= Self.healthy { next = Self.first }
        let base = next
        next = min(next * 2, Self.longest)
        return .milliseconds(Int64((base * (1 + Self.spread * (2 * chance - 1)) * 1000).rounded()))
    }
}
