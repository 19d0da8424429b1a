import Prometheus

extension Snapshot {
    /// What the answers of a Prometheus server come to. The server's fault, if any, stands where that of a discovery would.
    init(
        time: Int64,
        server: String,
        windows: [QueryWindow],
        titles: [String: String],
        statuses: [QueryStatus],
        targets: QueriedTargets,
        metadata: MetadataMemory
    ) {
        var discovery = DiscoveryStatus(
            job: "prometheus",
            source: server,
            targets: targets.lastSuccess == nil ? nil : targets.active.count,
            lastSuccess: targets.lastSuccess,
            error: Self.fault(statuses, targets, titles)
        )
        discovery.isServer = true
        let byExpression = Dictionary(statuses.map { ($0.expression, $0) }) { first, _ in first }
        let metrics = windows.map { window in
            let name = window.selector?.metricName ?? window.expression
            let known = metadata[name]
            var metric = MetricSnapshot(
                name: titles[window.expression] ?? name,
                type: known?.type ?? (window.selector == nil ? .gauge : .unknown),
                help: known?.help ?? "",
                unit: known?.unit ?? "",
                series: window.series()
            )
            metric.error = byExpression[window.expression]?.error
            metric.warning = byExpression[window.expression]?.warnings.first
            return metric
        }
        let sorted = Self.merged(metrics)
        self.init(
            time: time,
            discoveries: [discovery],
            activeTargets: targets.active,
            droppedTargets: targets.dropped,
            catalogue: sorted.map {
                MetricSummary(name: $0.name, type: $0.type, help: $0.help, unit: $0.unit, series: $0.series.count)
            },
            metrics: sorted
        )
    }

    /// Sorted by name; what has the same name is one metric, and each of its series stands there once.
    private static func merged(_ metrics: [MetricSnapshot]) -> [MetricSnapshot] {
        let byName = Dictionary(grouping: metrics, by: \.name)
        return byName.values.compactMap { parts in
            guard var metric = parts.first else { return nil }
            if parts.count > 1 {
                var seen: Set<Labels> = []
                metric.series = parts.flatMap(\.series).filter { seen.insert($0.labels).inserted }
                metric.series.sort { $0.labels.precedes($1.labels) }
            }
            return metric
        }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The first expression's that fails, under its title, unless nothing works for the same reason.
    private static func fault(
        _ statuses: [QueryStatus], _ targets: QueriedTargets, _ titles: [String: String]
    ) -> String? {
        guard let failed = statuses.first(where: { $0.error != nil }), let error = failed.error else {
            return targets.error
        }
        return error == targets.error ? error : "\(titles[failed.expression] ?? failed.expression): \(error)"
    }
}
