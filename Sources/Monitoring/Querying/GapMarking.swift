import Prometheus

/// Puts staleness markers where a series ends or pauses, since a server's API does not tell them.
enum GapMarking {
    /// A result at each step of a range query: a missing step is a gap.
    static func mark(_ points: [Point], step: Int64, until end: Int64) -> [Point] {
        mark(points, gap: step + step / 2, after: step, until: end)
    }

    /// Stored samples. Those of a scrape come at even intervals, so that one that is missing shows; those that were pushed
    /// come when they come, and count for five minutes, as Prometheus looks back.
    static func mark(_ points: [Point], until end: Int64) -> [Point] {
        let lookback: Int64 = 300_000
        guard points.count > 2 else { return mark(points, gap: lookback, after: lookback, until: end) }
        let intervals = zip(points.dropFirst(), points).map { $0.time - $1.time }
        let median = intervals.sorted()[intervals.count / 2]
        let regular = intervals.count { abs($0 - median) <= median / 10 }
        guard regular * 10 >= intervals.count * 7 else {
            return mark(points, gap: lookback, after: lookback, until: end)
        }
        // At the end one more interval is allowed: the newest scrape may be on its way.
        return mark(points, gap: median + median / 2, after: median, until: end - median)
    }

    private static func mark(_ points: [Point], gap: Int64, after: Int64, until end: Int64) -> [Point] {
        var marked: [Point] = []
        marked.reserveCapacity(points.count + 4)
        for point in points {
            if let last = marked.last, point.time - last.time > gap {
                marked.append(Point(time: last.time + after, value: Staleness.marker))
            }
            marked.append(point)
        }
        if let last = points.last, end - last.time > gap {
            marked.append(Point(time: last.time + after, value: Staleness.marker))
        }
        return marked
    }
}
