/// When a target is scraped: at a fixed offset within each interval, which its hash decides, so that targets spread out
/// and keep their place from start to start.
struct ScrapeSchedule: Sendable {
    /// Milliseconds.
    let interval: Int64
    let offset: Int64

    init(interval: Duration, hash: UInt64) {
        self.interval = max(1, interval.milliseconds)
        offset = Int64(hash % UInt64(self.interval))
    }

    /// The first scheduled time that is not before `time`, both in milliseconds since 1970.
    func next(from time: Int64) -> Int64 {
        let past = (time - offset) % interval
        let sinceLast = past < 0 ? past + interval : past
        return sinceLast == 0 ? time : time - sinceLast + interval
    }

    /// A scrape that starts up to this late still counts as on time, as in Prometheus: then its samples carry the
    /// scheduled time, and all of a series' samples stand equally far apart. Milliseconds.
    var tolerance: Int64 { min(interval / 100, 2) }

    /// The time that the samples of a scrape carry which was due at one time and started at another.
    func time(due: Int64, started: Int64) -> Int64 {
        (0...tolerance).contains(started - due) ? due : started
    }
}
