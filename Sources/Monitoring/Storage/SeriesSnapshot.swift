package import Prometheus

/// One series and its points in order of time, staleness markers among them.
package struct SeriesSnapshot: Sendable {
    package var labels: Labels
    package var points: [Point]

    package init(labels: Labels, points: [Point]) {
        self.labels = labels
        self.points = points
    }
}
