/// What a scalar is, by the rules of the YAML reader that Prometheus uses (go-yaml 2: YAML 1.1 with its many booleans).
/// Text in quotes is text; plain text may be something else.
enum YAMLScalar: Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A whole number above what `integer` holds.
    case unsigned(UInt64)
    case float(Double)
    case text

    init(plain text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": self = .bool(true)
        case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": self = .bool(false)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": self = .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": self = .float(-.infinity)
        case ".nan", ".NaN", ".NAN": self = .float(.nan)
        default: self = Self.number(text) ?? .text
        }
    }

    private static func number(_ text: String) -> YAMLScalar? {
        guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return nil }
        let plain = text.filter { $0 != "_" }
        if let value = integer(plain) { return value }
        return isDecimal(plain) ? Double(plain).map { .float($0) } : nil
    }

    /// Decimal, or with the prefixes `0x`, `0o`, `0b`, or octal with a leading 0.
    private static func integer(_ text: String) -> YAMLScalar? {
        var digits = Substring(text)
        let isNegative = digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
        var radix = 10
        for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.lowercased().hasPrefix(prefix) {
            digits = digits.dropFirst(2)
            radix = base
        }
        if radix == 10, digits.count > 1, digits.hasPrefix("0") { radix = 8 }
        guard let first = digits.first, first.isHexDigit else { return nil }
        if let value = Int64((isNegative ? "-" : "") + digits, radix: radix) { return .integer(value) }
        return isNegative ? nil : UInt64(digits, radix: radix).map { .unsigned($0) }
    }

    private static func isDecimal(_ text: String) -> Bool {
        let pattern = try? RegularExpression(#"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"#)
        return pattern?.matches(text) == true
    }
}
