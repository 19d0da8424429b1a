extension RelabelRule {
    /// The rules of Prometheus's `relabel.Config.Validate`, in its order.
    func validate(hasSourceLabels: Bool, hasRegex: Bool) throws(RelabelRuleError) {
        for name in sourceLabels where !names.isValid(name) { throw .invalidSourceLabel(name) }
        if action == .hashmod, modulus == 0 { throw .modulusNeeded }
        switch action {
        case .replace, .hashmod, .lowercase, .uppercase, .keepequal, .dropequal:
            guard !targetLabel.isEmpty else { throw .targetLabelNeeded(action) }
            let isTemplate = action == .replace && targetLabel.utf8.contains(UInt8(ascii: "$"))
            guard isTemplate ? isValidTemplate(targetLabel) : names.isValid(targetLabel) else {
                throw .invalidTargetLabel(targetLabel, action)
            }
        case .labelmap:
            guard isValidTemplate(replacement) else { throw .invalidReplacement(replacement, action) }
        case .keep, .drop, .labeldrop, .labelkeep: break
        }
        switch action {
        case .lowercase, .uppercase, .keepequal, .dropequal:
            guard replacement == Self.defaultReplacement else { throw .replacementNotAllowed(action) }
        default: break
        }
        switch action {
        case .keepequal, .dropequal:
            if hasRegex { throw .onlySourceAndTargetAllowed(action, given: "regex") }
            if modulus != 0 { throw .onlySourceAndTargetAllowed(action, given: "modulus") }
            if separator != Self.defaultSeparator { throw .onlySourceAndTargetAllowed(action, given: "separator") }
        case .labeldrop, .labelkeep:
            if hasSourceLabels { throw .onlyRegexAllowed(action, given: "source_labels") }
            if !targetLabel.isEmpty { throw .onlyRegexAllowed(action, given: "target_label") }
            if modulus != 0 { throw .onlyRegexAllowed(action, given: "modulus") }
            if separator != Self.defaultSeparator { throw .onlyRegexAllowed(action, given: "separator") }
            if replacement != Self.defaultReplacement { throw .onlyRegexAllowed(action, given: "replacement") }
        default: break
        }
    }

    private static let legacyTemplate = try? RegularExpression(#"(?:(?:[a-zA-Z_]|\$(?:\{\w+\}|\w+))+\w*)+"#)

    /// Whether a text with references to groups can become a label's name.
    private func isValidTemplate(_ text: String) -> Bool {
        switch names {
        case .utf8: !text.isEmpty
        case .legacy: Self.legacyTemplate?.matches(text) == true
        }
    }
}
