package import Prometheus

extension RelabelRule {
    /// `apply`, told step by step; the steps end with a rule that drops.
    package static func explain(_ rules: [RelabelRule], to labels: Labels) -> [RelabelStep] {
        var steps: [RelabelStep] = []
        var editor = LabelEditor(labels)
        for rule in rules {
            let input = String(decoding: rule.input(of: editor), as: UTF8.self)
            let outcome = rule.apply(to: &editor)
            let labels = outcome.isDropped ? nil : editor.labels
            steps.append(RelabelStep(rule: rule, input: input, matched: outcome.matched, labels: labels))
            if outcome.isDropped { break }
        }
        return steps
    }
}
