extension RelabelRule: CustomStringConvertible {
    /// As YAML on one line, what is default left out but for the action: `action: drop, source_labels: [job], regex: a.*`.
    package var description: String {
        var parts = ["action: \(action)"]
        if !sourceLabels.isEmpty {
            parts.append("source_labels: [\(sourceLabels.map(Self.yaml).joined(separator: ", "))]")
        }
        if separator != Self.defaultSeparator { parts.append("separator: \(Self.yaml(separator))") }
        if regex.pattern != Self.defaultRegex { parts.append("regex: \(Self.yaml(regex.pattern))") }
        if modulus != 0 { parts.append("modulus: \(modulus)") }
        if !targetLabel.isEmpty { parts.append("target_label: \(Self.yaml(targetLabel))") }
        if replacement != Self.defaultReplacement { parts.append("replacement: \(Self.yaml(replacement))") }
        return parts.joined(separator: ", ")
    }

    /// Plain where YAML reads nothing but text in it, else in quotes.
    private static func yaml(_ text: String) -> String {
        let isPlain =
            text.unicodeScalars.first.map { $0 == "_" || $0 == "(" || $0 == "$" || $0.properties.isAlphabetic } == true
            && text.unicodeScalars.allSatisfy { scalar in
                PatternParser.isASCIIAlphanumeric(scalar) || "_.*+()$/^;|\\".unicodeScalars.contains(scalar)
            }
        if isPlain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
