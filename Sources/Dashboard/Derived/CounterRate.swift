package import Monitoring

/// A counter as a rate per second, as Prometheus's `rate` gives it: over the samples of a window that ends at each
/// sample, resets made good, extrapolated to the window's ends.
package enum CounterRate {
    /// One point for each sample that has another before it in its window; where the series ends or was not a number, so
    /// does the rate.
    ///
    /// - Parameters:
    ///   - points: in order of time.
    ///   - window: milliseconds; the start is not part of it, the end is.
    package static func points(of points: [Point], window: Int64) -> [Point] {
        var rates: [Point] = []
        rates.reserveCapacity(points.count)
        // Samples, and of each what the counter has gained since the first.
        var samples: [(time: Int64, value: Double, gained: Double)] = []
        var first = 0
        for point in points {
            guard point.value.isFinite else {
                rates.append(point)
                continue
            }
            var gained = 0.0
            if let last = samples.last {
                gained = last.gained + (point.value < last.value ? point.value : point.value - last.value)
            }
            samples.append((point.time, point.value, gained))
            while samples[first].time <= point.time - window { first += 1 }
            let count = samples.count - first
            guard count >= 2 else { continue }
            let increase = gained - samples[first].gained
            let rate = extrapolated(
                increase, from: samples[first].time, value: samples[first].value, to: point.time, count, window)
            rates.append(Point(time: point.time, value: rate))
        }
        return rates
    }

    /// `extrapolatedRate` of Prometheus's `promql/functions.go`: up to half an interval beyond the first sample, up to the
    /// window's start if that is near, and never to below zero. The last sample is the window's end.
    private static func extrapolated(
        _ increase: Double, from start: Int64, value: Double, to end: Int64, _ count: Int, _ window: Int64
    ) -> Double {
        let sampled = Double(end - start) / 1000
        let average = sampled / Double(count - 1)
        var before = Double(start - (end - window)) / 1000
        if before >= average * 1.1 { before = average / 2 }
        if increase > 0, value >= 0 { before = min(before, sampled * (value / increase)) }
        return increase * ((sampled + before) / sampled) / (Double(window) / 1000)
    }
}
