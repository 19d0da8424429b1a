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
