import Prometheus

extension ScrapeLimits {
    /// Checks a series against the limits on labels: the final ones, the metric's name and the target's among them.
    func check(_ series: Labels, names: LabelNameScheme = .utf8) throws(ScrapeError) {
        // It would sort first.
        if let first = series.first(where: { _ in true }), first.name.isEmpty { throw .emptyLabelName }
        guard let metric = series["__name__"] else { throw .nameMissing }
        if names == .legacy {
            // In the name of a metric colons are letters.
            guard names.isValid(String(metric.map { $0 == ":" ? "_" : $0 })) else { throw .invalidName(metric) }
            for label in series where !names.isValid(label.name) { throw .invalidName(label.name) }
        }
        guard labels > 0 || labelNameLength > 0 || labelValueLength > 0 else { return }
        let count = series.count
        if labels > 0, count > labels { throw .labelLimit(metric: metric, count: count, limit: labels) }
        for label in series {
            if labelNameLength > 0, label.name.utf8.count > labelNameLength {
                throw .labelNameLength(metric: metric, label: label.name, limit: labelNameLength)
            }
            if labelValueLength > 0, label.value.utf8.count > labelValueLength {
                throw .labelValueLength(metric: metric, label: label.name, limit: labelValueLength)
            }
        }
    }
}
