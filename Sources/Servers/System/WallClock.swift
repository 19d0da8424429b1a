import Glibc

/// The time of day. Not Swift's `Clock`: a wave, a timestamp and a log are about the time that everybody's clock shows.
struct WallClock: Sendable {
    /// Seconds since 1970.
    let now: @Sendable () -> Double

    static let system = WallClock { seconds(CLOCK_REALTIME) }

    /// Seconds since the machine started, time asleep included.
    static var secondsSinceBoot: Double { seconds(CLOCK_BOOTTIME) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
