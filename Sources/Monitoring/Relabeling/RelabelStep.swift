package import Prometheus

/// What one rule did to one set of labels: a line of an explanation.
package struct RelabelStep: Sendable {
    package let rule: RelabelRule
    /// The values of the source labels, joined: what the regex was held against. For labelmap, labeldrop and labelkeep,
    /// which look at names, it says nothing.
    package let input: String
    /// The regex matched (or the labels were equal, or one of the names matched); hashmod, lowercase and uppercase always do.
    package let matched: Bool
    /// The labels after the rule; nil where it dropped them, and no further rule was asked.
    package let labels: Labels?
}

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
