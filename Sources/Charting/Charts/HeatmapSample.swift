/// How much fell into each bucket of a histogram up to a time.
package struct HeatmapSample: Equatable, Sendable {
    /// Milliseconds since 1970.
    package var time: Int64
    /// One number for each bucket, from the lowest; of each bucket alone, not cumulative.
    package var counts: [Double]

    package init(time: Int64, counts: [Double]) {
        self.time = time
        self.counts = counts
    }
}
