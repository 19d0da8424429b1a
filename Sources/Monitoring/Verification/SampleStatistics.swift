/// Last, least, greatest and mean of some samples; NaN, and so a staleness marker, is no sample.
package struct SampleStatistics: Sendable, Hashable {
    package private(set) var count = 0
    package private(set) var last: Double?
    package private(set) var min: Double?
    package private(set) var max: Double?
    private var sum = 0.0
    /// What rounding took from `sum` so far (Neumaier).
    private var compensation = 0.0
    /// The sum again, as a small part of itself: what is left where `sum` overflows.
    private var part = 0.0

    package var mean: Double? {
        guard count > 0 else { return nil }
        return sum.isFinite ? (sum + compensation) / Double(count) : part / Double(count) * Self.whole
    }

    private static let whole = 0x1p64

    package init() {}

    package init(_ points: [Point]) {
        for point in points { add(point.value) }
    }

    package mutating func add(_ value: Double) {
        guard !value.isNaN else { return }
        count += 1
        last = value
        min = Swift.min(min ?? value, value)
        max = Swift.max(max ?? value, value)
        part += value / Self.whole
        let next = sum + value
        if next.isFinite {
            compensation += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
        }
        sum = next
    }
}
