package import Prometheus

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
