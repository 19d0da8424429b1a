import Monitoring
import Prometheus

/// Relabel rules and what they did, in words.
enum RuleText {
    /// A rule as YAML on one line, without what is the default.
    static func text(_ rule: RelabelRule) -> String {
        var parts: [String] = []
        if rule.action != .replace { parts.append("action: \(rule.action.rawValue)") }
        if !rule.sourceLabels.isEmpty {
            parts.append("source_labels: [\(rule.sourceLabels.joined(separator: ", "))]")
        }
        if rule.separator != RelabelRule.defaultSeparator { parts.append("separator: \(quoted(rule.separator))") }
        if rule.regex.pattern != RelabelRule.defaultRegex { parts.append("regex: \(rule.regex.pattern)") }
        if rule.modulus != 0 { parts.append("modulus: \(rule.modulus)") }
        if !rule.targetLabel.isEmpty { parts.append("target_label: \(rule.targetLabel)") }
        if rule.replacement != RelabelRule.defaultReplacement {
            parts.append("replacement: \(rule.replacement.isEmpty ? "''" : rule.replacement)")
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    /// `"/metrics2" matches: __metrics_path__="/metrics2" (was "/metrics")`.
    static func effect(of step: RelabelStep, on before: Labels) -> String {
        let condition = condition(of: step)
        guard let after = step.labels else { return "\(condition): dropped" }
        let changes = changes(from: before, to: after)
        return "\(condition): \(changes.isEmpty ? "changes nothing" : changes.joined(separator: ", "))"
    }

    private static func condition(of step: RelabelStep) -> String {
        switch step.rule.action {
        case .labelmap, .labeldrop, .labelkeep:
            step.matched ? "label names match" : "no label name matches"
        case .keepequal, .dropequal:
            "\(quoted(step.input)) \(step.matched ? "equals" : "does not equal") \(step.rule.targetLabel)"
        case .hashmod, .lowercase, .uppercase: quoted(step.input)
        case .replace, .keep, .drop: "\(quoted(step.input)) \(step.matched ? "matches" : "does not match")"
        }
    }

    private static func changes(from before: Labels, to after: Labels) -> [String] {
        var changes: [String] = []
        for label in after where before[label.name].map({ Label(label.name, $0) }) != label {
            let was = before[label.name].map { " (was \(quoted($0)))" } ?? ""
            changes.append("\(label.name)=\(quoted(label.value))\(was)")
        }
        for label in before where after[label.name] == nil { changes.append("\(label.name) removed") }
        return changes
    }

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
