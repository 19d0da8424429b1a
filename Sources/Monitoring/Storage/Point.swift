import Prometheus

/// A value at a time.
package struct Point: Sendable {
    /// Milliseconds since 1970.
    package var time: Int64
    package var value: Double

    package init(time: Int64, value: Double) {
        self.time = time
        self.value = value
    }

    /// The years 1 to 9999, in milliseconds since 1970. What claims to be of another time is a mistake, and sums of such
    /// times would leave 64 bits.
    static let times: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// Where the series ends, as Prometheus marks it.
    package var isStale: Bool { Staleness.isMarker(value) }
}
