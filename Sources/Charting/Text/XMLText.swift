/// Text as it may stand in an XML document.
package enum XMLText {
    /// For the value of an attribute in double quotes, and for text. Line feeds and tabs stay what they are; what XML 1.0
    /// cannot hold, and what could turn a line around, becomes U+FFFD.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            case "\n", "\r", "\t": result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(isFit(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    private static func isFit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned: false
        default: true
        }
    }
}
