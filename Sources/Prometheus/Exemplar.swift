/// A reference from a sample to data outside of the metrics: most often the trace of one request.
package struct Exemplar: Sendable, Hashable {
    package var labels: Labels
    package var value: Double
    /// Milliseconds since 1970.
    package var timestamp: Int64?

    package init(labels: Labels, value: Double, timestamp: Int64? = nil) {
        self.labels = labels
        self.value = value
        self.timestamp = timestamp
    }
}
