import Charting
import Monitoring
import Prometheus

extension TargetsReport {
    /// Each target with what each relabel rule did to it, dropped ones included:
    ///
    ///     up  http://a:80/metrics2
    ///       discovered  {__address__="a:80", …, metrics_path="/metrics2"}
    ///       rule 1      {source_labels: [metrics_path], regex: (.+), target_label: __metrics_path__}
    ///                   "/metrics2" matches: __metrics_path__="/metrics2" (was "/metrics")
    ///       labels      {instance="a:80", job="promwave"}
    var explanation: String {
        var lines: [String] = []
        for target in active {
            lines.append("\(target.health.rawValue)  \(target.url)")
            lines += entry("discovered", ["\(target.discoveredLabels)"])
            lines += explained(target.job, target.discoveredLabels)
            lines += entry("labels", ["\(target.labels)"])
            if let error = target.lastError { lines += entry("last error", [error]) }
        }
        for target in dropped {
            lines.append("dropped  \(target.discoveredLabels["__address__"] ?? "–")")
            lines += entry("discovered", ["\(target.discoveredLabels)"])
            lines += explained(target.job, target.discoveredLabels)
            lines += entry("reason", [reason(target)])
        }
        return lines.map { SafeText.plain($0) + "\n" }.joined()
    }

    private func explained(_ job: String, _ discovered: Labels) -> [String] {
        var before = discovered
        var lines: [String] = []
        for (index, step) in (steps(job: job, discovered) ?? []).enumerated() {
            lines += entry("rule \(index + 1)", [RuleText.text(step.rule), RuleText.effect(of: step, on: before)])
            before = step.labels ?? before
        }
        return lines
    }

    private func entry(_ name: String, _ texts: [String]) -> [String] {
        let width = 10
        return texts.enumerated().map { index, text in
            let head = index == 0 ? name : ""
            return "  " + head + String(repeating: " ", count: max(0, width - head.count)) + "  " + text
        }
    }
}
