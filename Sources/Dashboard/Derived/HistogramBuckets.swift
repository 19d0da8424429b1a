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
        guard !quantile.isNaN else { return nil }
        guard quantile >= 0 else { return -.infinity }
        guard quantile <= 1 else { return .infinity }
        guard bounds.count == counts.count, bounds.last == .infinity else { return nil }
        let (bounds, counts) = merged
        guard bounds.count >= 2, let all = counts.last, all != 0 else { return nil }
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
        let value = start + (bounds[index] - start) * (rank / count)
        return value.isNaN ? nil : value
    }

    /// What lies in each bucket alone, one for each bound.
    package var parts: [Double] {
        let counts = Self.monotonic(counts.map { $0.isFinite ? max($0, 0) : 0 })
        return counts.indices.map { $0 == 0 ? counts[0] : counts[$0] - counts[$0 - 1] }
    }

    /// Buckets of one bound, spelled differently (`1` and `1.0`), are one bucket, as in Prometheus: their counts add up.
    private var merged: (bounds: [Double], counts: [Double]) {
        var merged: (bounds: [Double], counts: [Double]) = ([], [])
        for (bound, count) in zip(bounds, counts) {
            if merged.bounds.last == bound {
                merged.counts[merged.counts.count - 1] += count
            } else {
                merged.bounds.append(bound)
                merged.counts.append(count)
            }
        }
        return (merged.bounds, Self.monotonic(merged.counts))
    }

    /// Buckets that are scraped or rounded apart may seem to fall, or to rise by a trifle; as Prometheus does, such are
    /// given the count of the one before.
    private static func monotonic(_ counts: [Double]) -> [Double] {
        guard var most = counts.first else { return [] }
        return counts.map { count in
            if !(count <= most), !isTrifle(count, most) { most = count }
            return most
        }
    }

    /// Whether two counts differ by less than arithmetic does: a 10¹²th of their sum.
    private static func isTrifle(_ a: Double, _ b: Double) -> Bool {
        a != 0 && b != 0 && abs(a - b) / min(abs(a) + abs(b), .greatestFiniteMagnitude) < 1e-12
    }
}
