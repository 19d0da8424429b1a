/// Which label names are valid: Prometheus's `metric_name_validation_scheme`.
package enum LabelNameScheme: String, Sendable, Hashable {
    /// Any name but the empty one; the default since Prometheus 3.
    case utf8
    /// ASCII letters, digits and `_`, no digit first.
    case legacy

    package func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first else { return false }
        guard self == .legacy else { return true }
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        return !isDigit && name.unicodeScalars.allSatisfy { $0 == "_" || PatternParser.isASCIIAlphanumeric($0) }
    }
}
