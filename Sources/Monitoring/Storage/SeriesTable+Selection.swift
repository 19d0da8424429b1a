import Prometheus

extension SeriesTable {
    var names: [String] { index.names }

    /// All metrics, in no order.
    var catalogue: [MetricSummary] {
        index.counts.map { name, series in
            let metadata = metadata(of: name)
            return MetricSummary(
                name: name, type: metadata.type, help: metadata.help, unit: metadata.unit, series: series)
        }
    }

    /// Of all series, in no order.
    var labels: [Labels] { zip(series, generations).lazy.filter { $1 != 0 }.map { $0.0.labels } }

    /// The series of some metrics, chunks shared: what a snapshot decodes when the lock is free again.
    mutating func select(_ names: [String]) -> [MetricSelection] {
        var selections: [MetricSelection] = []
        for name in names {
            let series = self.series
            let slots = index.slots(named: name) { series[Int($0)].labels }
            guard !slots.isEmpty else { continue }
            selections.append(
                MetricSelection(
                    name: name,
                    metadata: metadata(of: name),
                    series: slots.map { self.series[Int($0)] }
                )
            )
        }
        return selections
    }

    private func metadata(of name: String) -> MetricMetadata {
        for family in MetricFamilyName.candidates(for: name) {
            if let known = metadata[family] { return known }
        }
        return MetricMetadata()
    }
}
