import Prometheus

/// Reads `/api/v1/targets`.
enum TargetsAnswer {
    static func read(_ data: JSONValue) throws(QueryError) -> (active: [TargetStatus], dropped: [DroppedTarget]) {
        guard case .object = data else { throw .malformed("data is \(data.kind), not an object") }
        var active: [TargetStatus] = []
        for (index, target) in (data["activeTargets"]?.elements ?? []).enumerated() {
            active.append(try Self.active(target, at: "data.activeTargets[\(index)]"))
        }
        var dropped: [DroppedTarget] = []
        for (index, target) in (data["droppedTargets"]?.elements ?? []).enumerated() {
            let place = "data.droppedTargets[\(index)].discoveredLabels"
            let labels = try Labels(api: target["discoveredLabels"] ?? .null, at: place)
            let job = labels["job"] ?? target["scrapePool"]?.text ?? ""
            dropped.append(DroppedTarget(job: job, discoveredLabels: labels))
        }
        return (active.sorted(by: TargetStatus.precedes), dropped)
    }

    private static func active(_ target: JSONValue, at place: String) throws(QueryError) -> TargetStatus {
        let labels = try Labels(api: target["labels"] ?? .null, at: "\(place).labels")
        let discovered = try Labels(api: target["discoveredLabels"] ?? .null, at: "\(place).discoveredLabels")
        let error = target["lastError"]?.text ?? ""
        return TargetStatus(
            job: labels["job"] ?? target["scrapePool"]?.text ?? "",
            discoveredLabels: discovered,
            labels: labels,
            url: target["scrapeUrl"]?.text ?? "",
            health: TargetHealth(rawValue: target["health"]?.text ?? "") ?? .unknown,
            lastError: error.isEmpty ? nil : error,
            lastScrape: target["lastScrape"]?.text.flatMap(RFC3339.milliseconds),
            lastScrapeDuration: target["lastScrapeDuration"]?.double.flatMap(Self.duration),
            // VictoriaMetrics tells them as labels only, servers before 2.27 not at all: then these are the defaults.
            scrapeInterval: Self.duration(target["scrapeInterval"]?.text ?? discovered["__scrape_interval__"])
                ?? .seconds(60),
            scrapeTimeout: Self.duration(target["scrapeTimeout"]?.text ?? discovered["__scrape_timeout__"])
                ?? .seconds(10)
        )
    }

    private static func duration(_ seconds: Double) -> Duration? {
        seconds >= 0 && seconds < 1e9 && seconds > 0 ? .seconds(seconds) : nil
    }

    private static func duration(_ text: String?) -> Duration? {
        text.flatMap { try? PrometheusDuration($0).duration }
    }
}

extension TargetStatus {
    /// By job, by `instance`, by labels.
    static func precedes(_ a: TargetStatus, _ b: TargetStatus) -> Bool {
        if !a.job.utf8.elementsEqual(b.job.utf8) { return a.job.utf8.lexicographicallyPrecedes(b.job.utf8) }
        let (left, right) = (a.labels["instance"] ?? "", b.labels["instance"] ?? "")
        if !left.utf8.elementsEqual(right.utf8) { return left.utf8.lexicographicallyPrecedes(right.utf8) }
        return a.labels.precedes(b.labels)
    }
}
