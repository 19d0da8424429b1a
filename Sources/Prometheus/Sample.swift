/// One number of one series at one time.
package struct Sample: Sendable {
    /// The series: its labels, the metric's name among them as `__name__`.
    package var labels: Labels
    package var value: Double
    /// Milliseconds since 1970; nil where the exposition sends none and the time of the scrape counts.
    package var timestamp: Int64?

    package init(labels: Labels, value: Double, timestamp: Int64? = nil) {
        self.labels = labels
        self.value = value
        self.timestamp = timestamp
    }
}
