extension Labels: CustomStringConvertible {
    /// As Prometheus prints labels: `{a="b", c="d"}`, with Go's escapes, so safe for a terminal.
    package var description: String {
        let parts = map { label in
            (Self.isPlain(label.name) ? label.name : Self.quoted(label.name)) + "=" + Self.quoted(label.value)
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, ByteClass.startsLabelName(first) else { return false }
        return name.utf8.allSatisfy(ByteClass.continuesLabelName)
    }

    /// Go's `strconv.Quote`.
    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\u{07}": return "\\a"
        case "\u{08}": return "\\b"
        case "\u{0B}": return "\\v"
        case "\u{0C}": return "\\f"
        case " ": return " "
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .spaceSeparator, .surrogate,
            .unassigned:
            let (prefix, width) = scalar.value < 0x80 ? ("\\x", 2) : scalar.value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
            let digits = String(scalar.value, radix: 16)
            return prefix + String(repeating: "0", count: width - digits.count) + digits
        default:
            return String(scalar)
        }
    }
}
