extension ConfigurationReader {
    /// A list of relabel rules.
    func readRules(
        _ list: ConfigurationNode?, _ scheme: LabelNameScheme
    ) throws(ConfigurationFileError) -> [RelabelRule] {
        var rules: [RelabelRule] = []
        for node in try list?.list() ?? [] { rules.append(try readRule(node, scheme)) }
        return rules
    }

    private func readRule(
        _ node: ConfigurationNode, _ scheme: LabelNameScheme
    ) throws(ConfigurationFileError) -> RelabelRule {
        guard !node.isNull else { throw node.error("the relabel rule is empty") }
        var section = try ConfigurationSection(node)
        let action = try readAction(section.take("action"))
        // A null list is no list, which some actions tell from an empty one.
        let sources = try section.takeValue("source_labels")?.strings()
        let separator = try section.take("separator")?.string() ?? RelabelRule.defaultSeparator
        let regex = try section.take("regex")?.string()
        let modulus = try section.take("modulus")?.unsigned() ?? 0
        let target = try section.take("target_label")?.string() ?? ""
        let replacement = try section.take("replacement")?.string() ?? RelabelRule.defaultReplacement
        try section.finish()
        do {
            return try RelabelRule(
                action: action, sourceLabels: sources, separator: separator, regex: regex, modulus: modulus,
                targetLabel: target, replacement: replacement, names: scheme)
        } catch {
            throw (section.take(error.key) ?? node).error(error.description)
        }
    }

    private func readAction(_ node: ConfigurationNode?) throws(ConfigurationFileError) -> RelabelAction {
        guard let node else { return .replace }
        let name = try node.string()
        guard let action = RelabelAction(rawValue: name.lowercased()) else {
            throw node.error(RelabelRuleError.unknownAction(name).description)
        }
        return action
    }
}
