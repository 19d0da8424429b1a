import Prometheus

extension Snapshot {
    /// What the answers of a Prometheus server come to. The server's fault, if any, stands where that of a discovery would.
    init(
        time: Int64,
        server: String,
        windows: [QueryWindow],
        statuses: [QueryStatus],
        targets: QueriedTargets,
        metadata: MetadataMemory
    ) {
        let discovery = DiscoveryStatus(
            job: "prometheus",
            source: server,
            targets: targets.lastSuccess == nil ? nil : targets.active.count,
            lastSuccess: targets.lastSuccess,
            error: Self.fault(statuses, targets)
        )
        let metrics = windows.map { window in
            let name = window.selector?.metricName ?? window.expression
            let known = metadata[name]
            return MetricSnapshot(
                name: name,
                type: known?.type ?? (window.selector == nil ? .gauge : .unknown),
                help: known?.help ?? "",
                unit: known?.unit ?? "",
                series: window.series()
            )
        }
        self.init(
            time: time,
            discoveries: [discovery],
            activeTargets: targets.active,
            droppedTargets: targets.dropped,
            metrics: metrics.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        )
    }

    /// The first expression's that fails, unless nothing works for the same reason.
    private static func fault(_ statuses: [QueryStatus], _ targets: QueriedTargets) -> String? {
        guard let failed = statuses.first(where: { $0.error != nil }), let error = failed.error else {
            return targets.error
        }
        return error == targets.error ? error : "\(failed.expression): \(error)"
    }
}
