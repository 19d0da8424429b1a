extension MetricFamily {
    /// The family's name in OpenMetrics: a counter's without `_total`, an info's without `_info`.
    var openMetricsName: String {
        let suffix = type.soleSuffix
        return !suffix.isEmpty && name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
    }

    /// The type in OpenMetrics: a counter (or an info) whose samples lack the suffix cannot be called one.
    var openMetricsType: MetricType {
        let suffix = type.soleSuffix
        let lacksSuffix = samples.contains { sample in
            sample.labels["__name__"].map { $0.utf8.elementsEqual(name.utf8) && !$0.hasSuffix(suffix) } ?? false
        }
        return !suffix.isEmpty && lacksSuffix ? .unknown : type
    }
}
