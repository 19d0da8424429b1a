/// Numbers as Prometheus writes them: Go's `strconv.FormatFloat`, in any locale.
package enum NumberText {
    /// The fewest digits that read back as the same number, with an exponent below 1e-04 and from 1e+06 on: Go's `g`.
    package static func shortest(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0" }
        let (digits, point) = decimal(value.magnitude)
        let exponent = point - 1
        return sign + (-4..<6 ~= exponent ? positional(digits, point) : scientific(digits, exponent))
    }

    /// As `shortest`, with `.0` where neither a point nor an exponent tells that it is a float: the canonical form of `le`
    /// and `quantile` in OpenMetrics.
    package static func openMetrics(_ value: Double) -> String {
        let text = shortest(value)
        guard value.isFinite, !text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }) else {
            return text
        }
        return text + ".0"
    }

    /// The significant digits, and the place of the decimal point after the first: 12.5 is ("125", 2), 0.01 ("1", -1).
    private static func decimal(_ value: Double) -> (digits: [UInt8], point: Int) {
        // The standard library's description has the digits; only their arrangement differs.
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var text = Substring(value.description)
        if let mark = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: mark)...]) ?? 0
            text = text[..<mark]
        }
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
        }
        var place = (point ?? digits.count) + exponent
        while digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            place -= 1
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, place)
    }

    private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
        var text = String(decoding: digits[..<1], as: UTF8.self)
        if digits.count > 1 { text += "." + String(decoding: digits[1...], as: UTF8.self) }
        let size = String(exponent.magnitude)
        return text + (exponent < 0 ? "e-" : "e+") + (size.utf8.count < 2 ? "0" + size : size)
    }

    private static func positional(_ digits: [UInt8], _ point: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
        if point >= digits.count { return text + String(repeating: "0", count: point - digits.count) }
        return String(decoding: digits[..<point], as: UTF8.self) + "."
            + String(decoding: digits[point...], as: UTF8.self)
    }
}
