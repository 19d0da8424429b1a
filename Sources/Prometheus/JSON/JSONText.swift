/// Strings as JSON. Whatever a terminal could take for a command is escaped, so that any text may be printed.
package enum JSONText {
    package static func quoted(_ text: String) -> String {
        var quoted = ""
        write(text, to: &quoted)
        return quoted
    }

    static func write(_ text: String, to quoted: inout String) {
        quoted += "\""
        if text.utf8.allSatisfy(isPlain) {
            quoted += text
        } else {
            for scalar in text.unicodeScalars { write(scalar, to: &quoted) }
        }
        quoted += "\""
    }

    /// Printable ASCII but for quotes and backslashes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func write(_ scalar: Unicode.Scalar, to quoted: inout String) {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        default:
            if scalar.isShowable {
                quoted.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 { quoted += "\\u" + fourDigits(unit) }
            }
        }
    }

    private static func fourDigits(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
