/// The buckets of a classic histogram at one moment: how much lies at or below each upper bound, as counts or as rates.
package struct HistogramBuckets: Sendable {
    /// Rising; a complete histogram ends with +Inf.
    package var bounds: [Double]
    /// Cumulative, one for each bound.
    package var counts: [Double]

    package init(bounds: [Double], counts: [Double]) {
        self.bounds = bounds
        self.counts = counts
    }

    /// `histogram_quantile` of Prometheus: linear within a bucket, the first bucket beginning at 0; nil for NaN.
    package func quantile(_ quantile: Double) -> Double? {
        guard bounds.count >= 2, bounds.count == counts.count, bounds.last == .infinity else { return nil }
        let counts = monotonic
        guard let all = counts.last, all > 0 else { return nil }
        var rank = quantile * all
        let last = bounds.count - 1
        let index = (0..<last).first { counts[$0] >= rank } ?? last
        if index == last { return bounds[last - 1] }
        if index == 0, bounds[0] <= 0 { return bounds[0] }
        var start = 0.0
        var count = counts[index]
        if index > 0 {
            start = bounds[index - 1]
            count -= counts[index - 1]
            rank -= counts[index - 1]
        }
        return start + (bounds[index] - start) * (rank / count)
    }

    /// What lies in each bucket alone.
    package var parts: [Double] {
        let counts = monotonic
        return counts.indices.map { $0 == 0 ? counts[0] : counts[$0] - counts[$0 - 1] }
    }

    /// Buckets that are scraped or rounded apart may seem to fall; as Prometheus does, they are raised.
    private var monotonic: [Double] {
        var most = 0.0
        return counts.map { count in
            most = max(most, count.isFinite ? count : 0)
            return most
        }
    }
}
