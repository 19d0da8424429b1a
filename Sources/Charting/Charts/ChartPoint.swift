/// A value at a time. NaN and the infinities end a line, as a staleness marker does.
package struct ChartPoint: Equatable, Sendable {
    /// Milliseconds since 1970.
    package var time: Int64
    package var value: Double

    package init(time: Int64, value: Double) {
        self.time = time
        self.value = value
    }
}
