import Prometheus

extension SeriesTable {
    /// Drops what is older than the retention, once in a while; and more than that when memory runs out.
    mutating func clean(now: Int64) {
        let isFull = bytes >= limits.bytes
        if isFull { nextCleaning = min(nextCleaning, lastCleaning + 1000) }
        guard now >= nextCleaning else { return }
        lastCleaning = now
        nextCleaning = now + max(retention / 60, 1000)
        drop(before: now - retention, seriesBefore: now - retention)
        if let shortened = shortenedTo, shortened < now - retention { shortenedTo = nil }
        guard isFull else { return }
        // The oldest twentieth of the window at a time, until an eighth of the memory is free again.
        var horizon = shortenedTo ?? now - retention
        while bytes > limits.bytes - limits.bytes / 8, horizon < now {
            horizon = min(horizon + max(retention / 20, 1), now)
            drop(before: horizon, seriesBefore: min(horizon, now - Self.lookback))
            shortenedTo = horizon
        }
    }

    /// How long a series without a new point may still be one that goes on, as in Prometheus. Milliseconds.
    private static let lookback: Int64 = 300_000

    /// Drops closed chunks that end before `time`, and series whose last point is older than `seriesTime`.
    private mutating func drop(before time: Int64, seriesBefore seriesTime: Int64) {
        var removed: [(labels: Labels, slot: UInt32)] = []
        for slot in series.indices where generations[slot] != 0 {
            guard series[slot].lastTime < seriesTime else {
                bytes -= series[slot].drop(before: time)
                continue
            }
            removed.append((series[slot].labels, UInt32(slot)))
            bytes -= series[slot].byteCount
            series[slot] = Series(labels: [:], time: 0, value: 0)
            generations[slot] = 0
        }
        guard !removed.isEmpty else { return }
        index.remove(removed)
        free.append(contentsOf: removed.map(\.slot))
    }
}
