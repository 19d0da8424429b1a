import Glibc

/// Looks for the wave in samples of which nothing is known: a coarse scan over all frequencies that they can show, in
/// the manner of Lomb and Scargle with a floating mean (Zechmeister and Kürster 2009).
///
/// Long series are not scanned whole. The newest stretch shows the short periods, averages over the whole show the long
/// ones; so the cost is bounded, and each find is then refined over stretches that double.
struct PeriodSearch {
    /// Samples in one scan.
    private static let stretch = 128
    /// Steps of frequency for each wave more or less in the stretch; a peak is then missed by an eighth of its width.
    private static let oversampling = 4.0

    let times: [Double]
    let values: [Double]
    let interval: Double

    /// Angular frequencies (radians a second) that are worth a fit over all samples; the most promising first.
    func candidates() -> [Double] {
        guard times.count > 3, interval > 0 else { return [] }
        let newest = stretch(of: Self.stretch)
        var found: [Double] = []
        if let peak = Self.scan(times[newest], values[newest], interval: interval), let omega = follow(peak) {
            found.append(omega)
        }
        if newest.lowerBound > 0 {
            let (means, levels, width) = averages()
            if let peak = Self.scan(means[...], levels[...], interval: width) { found.append(peak) }
        }
        return found
    }

    /// The newest samples, `count` at most, that lie close enough to be scanned finely.
    private func stretch(of count: Int) -> Range<Int> {
        var start = max(0, times.count - count)
        let earliest = (times.last ?? 0) - 2 * Double(count) * interval
        while times[start] < earliest { start += 1 }
        return start..<times.count
    }

    /// From the newest stretch to the whole, doubling, so that each fit finds the next one's peak.
    private func follow(_ peak: Double) -> Double? {
        var omega = peak
        var count = Self.stretch
        while count < times.count {
            let range = stretch(of: count)
            if range.count > 4 {
                let regression = SineRegression(times: Array(times[range]), values: Array(values[range]))
                guard let fit = regression.refine(omega, steps: 4) else { return nil }
                // What is no wave in its newest stretch is not followed further.
                guard fit.residual < 0.5 * regression.total else { return nil }
                omega = fit.omega
            }
            count *= 2
        }
        return omega
    }

    /// Means of so many neighbours that few enough are left.
    private func averages() -> (times: [Double], values: [Double], width: Double) {
        let size = (times.count + Self.stretch - 1) / Self.stretch
        var means: [Double] = []
        var levels: [Double] = []
        for start in stride(from: 0, to: times.count, by: size) {
            let range = start..<min(start + size, times.count)
            means.append(times[range].reduce(0, +) / Double(range.count))
            levels.append(values[range].reduce(0) { $0 + $1 / Double(range.count) })
        }
        return (means, levels, interval * Double(size))
    }

    /// The angular frequency that explains most of the values; nil where none explains anything.
    ///
    /// From one wave in the whole to a little less than one in two intervals, where sampling ends to show waves.
    private static func scan(_ times: ArraySlice<Double>, _ values: ArraySlice<Double>, interval: Double) -> Double? {
        guard let first = times.first, let last = times.last, last > first else { return nil }
        let lowest = 0.95 / (last - first)
        let highest = min(0.47 / interval, lowest * 4 * Double(stretch))
        let step = 1 / ((last - first) * oversampling)
        guard highest > lowest else { return nil }
        var grid = PhasorGrid(
            times: times, values: values, omega: 2 * .pi * lowest, step: 2 * .pi * step
        )
        var best = (power: 0.0, omega: Double?.none)
        for index in 0...Int((highest - lowest) / step) {
            let power = grid.power()
            if power > best.power { best = (power, 2 * .pi * (lowest + Double(index) * step)) }
            grid.advance()
        }
        return best.omega
    }
}
