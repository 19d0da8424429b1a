package import Prometheus

/// What a target says about a metric: TYPE, HELP and UNIT.
package struct MetricMetadata: Sendable, Hashable {
    package var type: MetricType
    package var help: String
    package var unit: String

    package init(type: MetricType = .unknown, help: String = "", unit: String = "") {
        self.type = type
        self.help = help
        self.unit = unit
    }
}
