extension NumberText {
    /// A fixed number of decimals (at most 30), the exact value of the double rounded to the nearest, ties to even: as C's
    /// `%.2f` and Go's format `f`. NaN and infinities are written as `shortest` writes them.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return shortest(value) }
        let decimals = min(max(decimals, 0), 30)
        var digits = BigNatural(value.magnitude, timesTenToThe: decimals).decimalDigits
        while digits.count <= decimals { digits.insert(UInt8(ascii: "0"), at: 0) }
        let whole = String(decoding: digits.dropLast(decimals), as: UTF8.self)
        let sign = value.sign == .minus ? "-" : ""
        return decimals == 0
            ? sign + whole : sign + whole + "." + String(decoding: digits.suffix(decimals), as: UTF8.self)
    }

    /// Milliseconds as OpenMetrics writes a timestamp: in seconds, without zeros at the end.
    package static func seconds(milliseconds: Int64) -> String {
        let (seconds, rest) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1000)
        var text = (milliseconds < 0 ? "-" : "") + String(seconds)
        guard rest > 0 else { return text }
        text += "." + String(String(1000 + rest).dropFirst())
        while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
        return text
    }
}
