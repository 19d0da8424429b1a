import Monitoring
import Prometheus

extension TargetsReport {
    /// The shape of Prometheus's `/api/v1/targets`. With `isExplained`, each target has a member more: `relabelSteps`.
    ///
    /// As in Prometheus, a target that cannot be scraped is not among the dropped ones.
    func json(hostName: String, isExplained: Bool = false) -> JSONValue {
        let dropped = dropped.filter { $0.reason == nil || isExplained }.map { target -> JSONValue in
            var members = [(name: "discoveredLabels", value: JSONValue.labels(target.discoveredLabels))]
            if isExplained {
                if let reason = target.reason { members.append(("reason", .string(reason))) }
                members += explanation(target.job, target.discoveredLabels)
            }
            return .object(members)
        }
        let active = active.map { target -> JSONValue in
            .object(
                members(of: target, hostName) + (isExplained ? explanation(target.job, target.discoveredLabels) : []))
        }
        let data = JSONValue.object([("activeTargets", .array(active)), ("droppedTargets", .array(dropped))])
        return .object([("status", .string("success")), ("data", data)])
    }

    private func members(of target: TargetStatus, _ hostName: String) -> [JSONValue.Member] {
        [
            ("discoveredLabels", .labels(target.discoveredLabels)),
            ("labels", .labels(target.labels)),
            ("scrapePool", .string(target.job)),
            ("scrapeUrl", .string(target.url)),
            ("globalUrl", .string(GlobalURL.text(target.url, hostName: hostName))),
            ("lastError", .string(target.lastError ?? "")),
            // Go's zero time stands for never.
            ("lastScrape", .string(target.lastScrape.map(Timestamp.text) ?? "0001-01-01T00:00:00Z")),
            ("lastScrapeDuration", .double(target.lastScrapeDuration?.seconds ?? 0)),
            ("health", .string(target.health.rawValue)),
            ("scrapeInterval", .string("\(PrometheusDuration(target.scrapeInterval))")),
            ("scrapeTimeout", .string("\(PrometheusDuration(target.scrapeTimeout))")),
        ]
    }

    private func explanation(_ job: String, _ discovered: Labels) -> [JSONValue.Member] {
        guard let steps = steps(job: job, discovered) else { return [] }
        let json = steps.map { step -> JSONValue in
            .object([
                ("rule", .string(RuleText.text(step.rule))),
                ("input", .string(step.input)),
                ("matched", .bool(step.matched)),
                ("labels", .optional(step.labels, JSONValue.labels)),
            ])
        }
        return [("relabelSteps", .array(json))]
    }
}
