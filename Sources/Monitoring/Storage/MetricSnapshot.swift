package import Prometheus

/// All series of one metric name, with the metadata that their targets send.
package struct MetricSnapshot: Sendable {
    package var name: String
    package var type: MetricType
    package var help: String
    package var unit: String
    /// Sorted by labels.
    package var series: [SeriesSnapshot]
    /// Why a server did not tell it when it was last asked, in words.
    package var error: String?
    /// What that server warned of, such as a store that did not answer; nil where it did not.
    package var warning: String?

    package init(name: String, type: MetricType, help: String = "", unit: String = "", series: [SeriesSnapshot]) {
        self.name = name
        self.type = type
        self.help = help
        self.unit = unit
        self.series = series
    }
}
