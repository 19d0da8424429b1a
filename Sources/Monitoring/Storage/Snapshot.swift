package import Prometheus

/// All that an interface draws from, at one moment; a value, so that whoever holds it waits for nobody.
package struct Snapshot: Sendable {
    /// Milliseconds since 1970.
    package var time: Int64
    package var discoveries: [DiscoveryStatus]
    /// Sorted by job, then by `instance`, then by labels.
    package var activeTargets: [TargetStatus]
    package var droppedTargets: [DroppedTarget]
    /// Sorted by name.
    package var metrics: [MetricSnapshot]

    package init(
        time: Int64,
        discoveries: [DiscoveryStatus] = [],
        activeTargets: [TargetStatus] = [],
        droppedTargets: [DroppedTarget] = [],
        metrics: [MetricSnapshot] = []
    ) {
        self.time = time
        self.discoveries = discoveries
        self.activeTargets = activeTargets
        self.droppedTargets = droppedTargets
        self.metrics = metrics
    }
}

/// All series of one metric name, with the metadata that their targets send.
package struct MetricSnapshot: Sendable {
    package var name: String
    package var type: MetricType
    package var help: String
    package var unit: String
    /// Sorted by labels.
    package var series: [SeriesSnapshot]

    package init(name: String, type: MetricType, help: String = "", unit: String = "", series: [SeriesSnapshot]) {
        self.name = name
        self.type = type
        self.help = help
        self.unit = unit
        self.series = series
    }
}

/// One series and its points in order of time, staleness markers among them.
package struct SeriesSnapshot: Sendable {
    package var labels: Labels
    package var points: [Point]

    package init(labels: Labels, points: [Point]) {
        self.labels = labels
        self.points = points
    }
}

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
