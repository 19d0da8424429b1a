/// A sample on its way into the store.
package struct PendingSample: Sendable {
    /// An index into the references that are handed in beside the samples.
    package var series: Int32
    /// Milliseconds since 1970.
    package var time: Int64
    package var value: Double

    package init(series: Int32, time: Int64, value: Double) {
        self.series = series
        self.time = time
        self.value = value
    }
}
