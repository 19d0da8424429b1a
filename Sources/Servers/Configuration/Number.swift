import Prometheus

/// Finite decimal numbers, in the grammar of Prometheus: no hexadecimal, no `nan`, no locale.
enum Number {
    /// - Throws: what was expected, where the text is no number, or none within the range.
    static func parse(_ text: String, in range: ClosedRange<Double>, expected: String) throws(InvalidValue) -> Double {
        guard let value = DecimalNumber.parse(text), range.contains(value) else { throw .expected(expected) }
        return value
    }
}
