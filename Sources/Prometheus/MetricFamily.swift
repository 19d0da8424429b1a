/// A metric as a server exposes it: what it is called, what it means, and its samples.
package struct MetricFamily: Sendable {
    /// The family's name. A counter's samples are called `name_total`, in both formats; the family is `name`.
    package var name: String
    package var help: String
    package var type: MetricType
    /// OpenMetrics's UNIT, a suffix of the name; empty for none.
    package var unit: String
    package var samples: [Sample]

    package init(_ name: String, help: String, type: MetricType, unit: String = "", samples: [Sample]) {
        self.name = name
        self.help = help
        self.type = type
        self.unit = unit
        self.samples = samples
    }
}
