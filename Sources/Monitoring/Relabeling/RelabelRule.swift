/// One rule of `relabel_configs` or `metric_relabel_configs`. Two rules are equal when their configuration is.
package struct RelabelRule: Sendable {
    package static let defaultSeparator = ";"
    package static let defaultRegex = "(.*)"
    package static let defaultReplacement = "$1"

    package let action: RelabelAction
    package let sourceLabels: [String]
    package let separator: String
    package let regex: RegularExpression
    package let modulus: UInt64
    package let targetLabel: String
    package let replacement: String
    package let names: LabelNameScheme

    let sourceNames: [[UInt8]]
    let targetName: [UInt8]
    let targetTemplate: ReplacementTemplate
    let replacementTemplate: ReplacementTemplate

    /// `nil` is what the configuration leaves out: some actions forbid even to write the default.
    package init(
        action: RelabelAction = .replace,
        sourceLabels: [String]? = nil,
        separator: String = defaultSeparator,
        regex: String? = nil,
        modulus: UInt64 = 0,
        targetLabel: String = "",
        replacement: String = defaultReplacement,
        names: LabelNameScheme = .utf8
    ) throws(RelabelRuleError) {
        self.action = action
        self.sourceLabels = sourceLabels ?? []
        self.separator = separator
        self.modulus = modulus
        self.targetLabel = targetLabel
        self.replacement = replacement
        self.names = names
        do {
            self.regex = try RegularExpression(regex ?? Self.defaultRegex)
        } catch {
            throw .invalidRegex(error)
        }
        sourceNames = self.sourceLabels.map { Array($0.utf8) }
        targetName = Array(targetLabel.utf8)
        targetTemplate = ReplacementTemplate(targetLabel, groupNames: self.regex.groupNames)
        replacementTemplate = ReplacementTemplate(replacement, groupNames: self.regex.groupNames)
        try validate(hasSourceLabels: sourceLabels != nil, hasRegex: regex != nil)
    }
}

extension RelabelRule: Hashable {
    private struct Identity: Hashable {
        let action: RelabelAction
        let texts: [[UInt8]]
        let modulus: UInt64
        let names: LabelNameScheme
    }

    private var identity: Identity {
        let texts = [separator, regex.pattern, targetLabel, replacement] + sourceLabels
        return Identity(action: action, texts: texts.map { Array($0.utf8) }, modulus: modulus, names: names)
    }

    package static func == (a: RelabelRule, b: RelabelRule) -> Bool { a.identity == b.identity }

    package func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
