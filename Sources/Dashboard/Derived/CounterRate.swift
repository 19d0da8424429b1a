package import Monitoring

/// A counter as a rate per second, as Prometheus's `rate` gives it: over the samples of a window that ends at each
/// sample, resets made good, extrapolated to the window's ends.
package enum CounterRate {
    /// One point for each sample that has another before it in its window. Where the series ends, so does the rate: a line
    /// that goes on for the length of the window would hide when the target went.
    ///
    /// A value that is not a number is a sample like others, as in Prometheus: within a window it does no harm, at either
    /// end of it the rate is not a number.
    ///
    /// - Parameters:
    ///   - points: in order of time.
    ///   - window: milliseconds; the start is not part of it, the end is.
    package static func points(of points: [Point], window: Int64) -> [Point] {
        var rates: [Point] = []
        rates.reserveCapacity(points.count)
        var samples: [Point] = []
        // The places in `samples` where a counter began anew.
        var resets: [Int] = []
        var (first, firstReset) = (0, 0)
        for point in points {
            guard !point.isStale else {
                rates.append(point)
                continue
            }
            if let last = samples.last, point.value < last.value { resets.append(samples.count) }
            samples.append(point)
            while samples[first].time <= point.time - window { first += 1 }
            while firstReset < resets.count, resets[firstReset] <= first { firstReset += 1 }
            let count = samples.count - first
            guard count >= 2 else { continue }
            var increase = point.value - samples[first].value
            for place in resets[firstReset...] { increase += samples[place - 1].value }
            let rate = extrapolated(increase, from: samples[first], to: point.time, count, window)
            rates.append(Point(time: point.time, value: rate))
        }
        return rates
    }

    /// `extrapolatedRate` of Prometheus's `promql/functions.go`: up to half an interval beyond the first sample, up to the
    /// window's start if that is near, and never to below zero. The last sample is the window's end.
    private static func extrapolated(
        _ increase: Double, from first: Point, to end: Int64, _ count: Int, _ window: Int64
    ) -> Double {
        let sampled = Double(end - first.time) / 1000
        let average = sampled / Double(count - 1)
        var before = Double(first.time - (end - window)) / 1000
        if before >= average * 1.1 { before = average / 2 }
        if increase > 0, first.value >= 0 { before = min(before, sampled * (first.value / increase)) }
        return increase * ((sampled + before) / sampled / (Double(window) / 1000))
    }
}
