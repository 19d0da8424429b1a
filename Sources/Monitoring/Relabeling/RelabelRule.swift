/// One rule of `relabel_configs` or `metric_relabel_configs`. Two rules are equal when their configuration is.
package struct RelabelRule: Sendable {
    package static let defaultSeparator = ";"
    package static let defaultRegex = "(.*)"
    package static let defaultReplacement = "$1"

    let parts: RelabelParts

    package var action: RelabelAction { parts.action }
    package var sourceLabels: [String] { parts.sourceLabels }
    package var separator: String { parts.separator }
    package var regex: RegularExpression { parts.regex }
    package var modulus: UInt64 { parts.modulus }
    package var targetLabel: String { parts.targetLabel }
    package var replacement: String { parts.replacement }
    package var names: LabelNameScheme { parts.names }

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
        let expression: RegularExpression
        do {
            expression = try RegularExpression(regex ?? Self.defaultRegex)
        } catch {
            throw .invalidRegex(error)
        }
        parts = RelabelParts(
            action: action, sourceLabels: sourceLabels ?? [], separator: separator, regex: expression, modulus: modulus,
            targetLabel: targetLabel, replacement: replacement, names: names)
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

    package static func == (a: RelabelRule, b: RelabelRule) -> Bool {
        a.parts === b.parts || a.identity == b.identity
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
