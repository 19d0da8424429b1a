/// All that a rule is made of, as it was configured and as it runs. A class, so that a rule is one reference: rules are
/// copied for each series, and copying some twenty references would cost more than most rules do.
final class RelabelParts: Sendable {
    let action: RelabelAction
    let sourceLabels: [String]
    let separator: String
    let regex: RegularExpression
    let modulus: UInt64
    let targetLabel: String
    let replacement: String
    let names: LabelNameScheme

    let sourceNames: [[UInt8]]
    let targetName: [UInt8]
    /// Whether the target depends on the template: be it only `$$`, which stands for `$`.
    let expandsTarget: Bool
    let targetTemplate: ReplacementTemplate
    let replacementTemplate: ReplacementTemplate

    init(
        action: RelabelAction, sourceLabels: [String], separator: String, regex: RegularExpression, modulus: UInt64,
        targetLabel: String, replacement: String, names: LabelNameScheme
    ) {
        self.action = action
        self.sourceLabels = sourceLabels
        self.separator = separator
        self.regex = regex
        self.modulus = modulus
        self.targetLabel = targetLabel
        self.replacement = replacement
        self.names = names
        sourceNames = sourceLabels.map { Array($0.utf8) }
        targetName = Array(targetLabel.utf8)
        expandsTarget = targetLabel.utf8.contains(UInt8(ascii: "$"))
        targetTemplate = ReplacementTemplate(targetLabel, groupNames: regex.groupNames)
        replacementTemplate = ReplacementTemplate(replacement, groupNames: regex.groupNames)
    }
}
