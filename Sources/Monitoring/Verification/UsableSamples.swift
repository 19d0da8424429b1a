/// The points of a series that say something about its shape: finite values in order of time, without staleness markers.
package struct UsableSamples: Sendable {
    /// Milliseconds since 1970: the newest sample, from which `times` count.
    package let newest: Int64
    /// Seconds after `newest`, so none is above 0.
    package let times: [Double]
    package let values: [Double]
    /// The median of the seconds between neighbours; 0 with fewer than two samples.
    package let interval: Double
    /// Seconds in which the series was really watched: the gaps are left out.
    package let watched: Double
    /// One unit of the last decimal that all values are printed with, up to six; 0 where they are whole or have more.
    package let resolution: Double

    package init(_ points: [Point]) {
        let usable = points.filter { $0.value.isFinite }
        newest = usable.last?.time ?? 0
        var times: [Double] = []
        var values: [Double] = []
        times.reserveCapacity(usable.count)
        values.reserveCapacity(usable.count)
        for point in usable {
            // A point that is not after its predecessor would be a second opinion about one moment.
            let time = Double(point.time - newest) / 1000
            if let last = times.last, time <= last { continue }
            times.append(time)
            values.append(point.value)
        }
        self.times = times
        self.values = values
        interval = Self.medianInterval(times)
        watched = Self.watched(times, interval: interval)
        resolution = Self.resolution(values)
    }

    package var count: Int { values.count }
    /// Seconds from the first sample to the last.
    package var span: Double { -(times.first ?? 0) }

    /// Of at most 64 intervals, evenly chosen: enough to tell the rule from the exceptions.
    private static func medianInterval(_ times: [Double]) -> Double {
        guard times.count > 1 else { return 0 }
        let step = max(1, times.count / 64)
        let intervals = stride(from: 1, to: times.count, by: step).map { times[$0] - times[$0 - 1] }
        return intervals.sorted()[intervals.count / 2]
    }

    private static func watched(_ times: [Double], interval: Double) -> Double {
        var total = 0.0
        for index in times.indices.dropFirst() {
            let length = times[index] - times[index - 1]
            // One missing sample leaves the neighbours two intervals apart, jitter aside; that much is forgiven.
            if length <= 2.5 * interval { total += length }
        }
        return total
    }

    private static func resolution(_ values: [Double]) -> Double {
        var decimals = 0
        var scale = 1.0
        for value in values {
            while decimals <= 6, !isWhole(value, scale: scale) {
                decimals += 1
                scale *= 10
            }
            if decimals > 6 { return 0 }
        }
        // Two decimals at least: 30.1 among whole numbers does not make 30 a number rounded to tenths.
        return decimals == 0 ? 0 : min(1 / scale, 0.01)
    }

    private static func isWhole(_ value: Double, scale: Double) -> Bool {
        let scaled = value * scale
        return abs(scaled - scaled.rounded()) <= 1e-12 * max(1, abs(scaled))
    }
}
