extension ConfigurationReader {
    /// What a job asks for: what it says itself, or what goes with its own or `global`'s names.
    func escapingScheme(
        _ node: ConfigurationNode?, names: LabelNameScheme?, _ global: GlobalConfiguration
    ) throws(ConfigurationFileError) -> NameEscapingScheme {
        func usual(_ names: LabelNameScheme) -> NameEscapingScheme { names == .legacy ? .underscores : .allowUTF8 }
        let scheme =
            try readEscapingScheme(node) ?? names.map(usual) ?? global.escapingScheme ?? usual(global.nameScheme)
        guard scheme != .allowUTF8 || (names ?? global.nameScheme) == .utf8 else {
            throw ConfigurationFileError(
                place: node?.place ?? global.place,
                message: "metric_name_escaping_scheme allow-utf-8 does not go with metric_name_validation_scheme legacy"
            )
        }
        return scheme
    }

    func readEscapingScheme(_ node: ConfigurationNode?) throws(ConfigurationFileError) -> NameEscapingScheme? {
        guard let node, let text = try text(node) else { return nil }
        guard let scheme = NameEscapingScheme(rawValue: text) else {
            let known = NameEscapingScheme.allCases.map(\.rawValue).joined(separator: ", ")
            throw node.error("\"\(text)\" is not one of \(known)")
        }
        return scheme
    }

    func readNameScheme(_ node: ConfigurationNode?) throws(ConfigurationFileError) -> LabelNameScheme? {
        guard let node, let text = try text(node) else { return nil }
        guard let scheme = LabelNameScheme(rawValue: text) else {
            throw node.error("\"\(text)\" is not one of legacy, utf8")
        }
        return scheme
    }
}
