/// What PromQL takes for a name, and how it writes a string.
enum PromQL {
    /// A metric's name that needs no quotes: a label's name, or one with colons.
    static func isMetricName(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy(belongsToMetricName)
    }

    static func isLabelName(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy(belongsToLabelName)
    }

    static func belongsToMetricName(_ byte: UInt8) -> Bool { belongsToLabelName(byte) || byte == UInt8(ascii: ":") }

    static func belongsToLabelName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "_"): true
        default: isDigit(byte)
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    static func quoted(_ text: String) -> String {
        var written = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": written += #"\""#
            case "\\": written += #"\\"#
            case "\n": written += #"\n"#
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written + "\""
    }
}
