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

    /// Where the series ends, as Prometheus marks it.
    package var isStale: Bool { Staleness.isMarker(value) }
}
