package import Prometheus

/// What a metric is and how many series it has, without their points.
package struct MetricSummary: Sendable, Hashable {
    package var name: String
    package var type: MetricType
    package var help: String
    package var unit: String
    package var series: Int

    package init(name: String, type: MetricType = .unknown, help: String = "", unit: String = "", series: Int = 0) {
        self.name = name
        self.type = type
        self.help = help
        self.unit = unit
        self.series = series
    }
}
