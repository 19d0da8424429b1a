import Prometheus

/// A server's targets, as it lists them; or, of a server that scrapes nothing itself (Mimir), as its series `up` shows them.
struct QueriedTargets: Sendable {
    var active: [TargetStatus] = []
    var dropped: [DroppedTarget] = []
    /// Milliseconds since 1970.
    var lastSuccess: Int64?
    var error: String?

    /// After one more poll; one that fails leaves what was known.
    func polled(_ client: PrometheusClient, at time: Int64) async -> QueriedTargets {
        var targets = self
        do {
            do {
                (targets.active, targets.dropped) = try await client.targets()
            } catch .notTheAPI, .refused {
                targets.active = try await Self.up(client, at: time)
                targets.dropped = []
            }
            targets.lastSuccess = time
            targets.error = nil
        } catch {
            targets.error = error.description
        }
        return targets
    }

    private static func up(_ client: PrometheusClient, at time: Int64) async throws(QueryError) -> [TargetStatus] {
        let series = try await client.query("up", at: time).series
        return series.compactMap { series in
            guard let point = series.points.last else { return nil }
            let labels = series.labels.setting("__name__", to: "")
            return TargetStatus(
                job: labels["job"] ?? "",
                discoveredLabels: [:],
                labels: labels,
                url: labels["instance"] ?? "",
                health: point.value == 1 ? .up : .down,
                scrapeInterval: .seconds(60),
                scrapeTimeout: .seconds(10)
            )
        }.sorted(by: TargetStatus.precedes)
    }
}
