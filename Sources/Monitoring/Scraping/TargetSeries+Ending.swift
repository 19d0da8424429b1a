import Prometheus

extension TargetSeries {
    /// Ends a scrape that went well: the series that it no longer has end at its time, and are forgotten.
    mutating func succeed(time: Int64, isEmpty: Bool) {
        counted = []
        for number in reportCount..<references.count {
            if lastSeen[number] == scrape {
                // One that goes over to timestamps of its own ends here, as far as Prometheus follows it.
                if hasOwnTime[number] { end(number, time) }
                isOpen[number] = labels[number] != nil && !hasOwnTime[number]
            } else {
                end(number, time)
                // As Prometheus: an empty body may come from a target in trouble, so what its texts mean is kept.
                if !isEmpty { forget(number) }
            }
        }
    }

    /// Ends a scrape that failed: nothing of it counts, and all series end.
    mutating func fail(time: Int64) {
        pending.removeAll(keepingCapacity: true)
        additions = []
        for number in new.values { forget(Int(number)) }
        if counted.count > Self.countedLimit { counted = [] }
        end(time: time)
    }

    /// Ends all series of the target.
    mutating func end(time: Int64) {
        for number in reportCount..<references.count { end(number, time) }
    }

    mutating func report(_ series: ReportSeries, _ value: Double, time: Int64) {
        pending.append(Self.sample(series, value, time: time))
    }

    static func sample(_ series: ReportSeries, _ value: Double, time: Int64) -> PendingSample {
        PendingSample(series: Int32(series.rawValue), time: time, value: value)
    }

    private mutating func end(_ number: Int, _ time: Int64) {
        guard isOpen[number] else { return }
        pending.append(PendingSample(series: Int32(number), time: time, value: Staleness.marker))
        isOpen[number] = false
    }

    /// Frees a number, for the next scrape to give: a marker of this one may still refer to it.
    private mutating func forget(_ number: Int) {
        guard lastSeen[number] != .max else { return }
        lastSeen[number] = .max
        uncounted.remove(number)
        free.append(UInt32(number))
    }
}
