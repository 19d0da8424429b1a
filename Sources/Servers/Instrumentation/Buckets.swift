import Prometheus

/// The counts of one histogram.
struct Buckets: Sendable {
    /// Upper bounds in seconds, and as their `le` label: an answer is computed in microseconds, and anything slower than
    /// a scrape's usual timeout is as good as lost.
    static let bounds: [(value: Double, text: String)] = [
        (0.000_1, "0.0001"), (0.000_25, "0.00025"), (0.000_5, "0.0005"), (0.001, "0.001"), (0.002_5, "0.0025"),
        (0.005, "0.005"), (0.01, "0.01"), (0.1, "0.1"), (1, "1.0"), (10, "10.0"),
    ]

    private var counts = [Int](repeating: 0, count: bounds.count)
    private(set) var count = 0
    private var sum = 0.0

    /// - Parameter value: in seconds.
    mutating func observe(_ value: Double) {
        if let bucket = Self.bounds.firstIndex(where: { value <= $0.value }) { counts[bucket] += 1 }
        count += 1
        sum += value
    }

    func samples(_ name: String, _ labels: [Label]) -> [Sample] {
        var samples: [Sample] = []
        var total = 0
        for (bound, count) in zip(Self.bounds, counts) {
            total += count
            samples.append(Sample("\(name)_bucket", labels + [Label("le", bound.text)], Double(total)))
        }
        samples.append(Sample("\(name)_bucket", labels + [Label("le", "+Inf")], Double(count)))
        samples.append(Sample("\(name)_sum", labels, sum))
        samples.append(Sample("\(name)_count", labels, Double(count)))
        return samples
    }
}
