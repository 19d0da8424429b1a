import Prometheus

extension MetricFamily {
    /// A gauge of one series.
    static func gauge(_ name: String, help: String, _ value: Double, labels: [Label] = []) -> MetricFamily {
        MetricFamily(name, help: help, type: .gauge, samples: [Sample(name, labels, value)])
    }

    /// A counter of one series; its sample is called `name_total`.
    static func counter(_ name: String, help: String, _ value: Double) -> MetricFamily {
        MetricFamily(name, help: help, type: .counter, samples: [Sample(name + "_total", [], value)])
    }
}

extension Sample {
    init(_ name: String, _ labels: [Label], _ value: Double) {
        self.init(labels: Labels([Label("__name__", name)] + labels), value: value)
    }
}
