/// Numbers as Prometheus reads them: the grammar of Go's `strconv.ParseFloat` without hexadecimal and underscores, in
/// any locale, correct to the last bit.
package enum DecimalNumber {
    /// What Go calls `math.NaN()`, and Prometheus stores for every NaN that a target sends.
    package static let nan = Double(bitPattern: 0x7ff8_0000_0000_0001)

    /// Nil where the bytes are no number, or one beyond the range of a 64-bit float (`1e400`).
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let start = text.baseAddress, !text.isEmpty else { return nil }
        return parse(start, start + text.count)
    }

    package static func parse(_ text: some StringProtocol) -> Double? {
        var text = String(text)
        return text.withUTF8 { parse($0) }
    }

    /// Up to 19 significant digits fit a `UInt64`; with a power of ten within ±27 the result is computed here, exactly.
    /// Everything else goes to the standard library once its grammar has been checked.
    static func parse(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
        var p = start
        let isNegative = p.pointee == UInt8(ascii: "-")
        if isNegative || p.pointee == UInt8(ascii: "+") { p += 1 }

        var digits: UInt64 = 0
        var significant = 0
        var sawDigit = false
        var exponent = 0
        var sawPoint = false
        while p < end {
            let digit = p.pointee &- 0x30
            if digit < 10 {
                sawDigit = true
                if significant > 0 || digit > 0 {
                    significant += 1
                    if significant <= 19 { digits = digits &* 10 &+ UInt64(digit) }
                }
                if sawPoint { exponent -= 1 }
            } else if p.pointee == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else {
                break
            }
            p += 1
        }
        guard sawDigit else { return special(start, end) }
        if p < end {
            guard p.pointee | 0x20 == UInt8(ascii: "e") else { return nil }
            guard let written = writtenExponent(p + 1, end) else { return nil }
            exponent += written
        }
        if digits == 0 { return isNegative ? -0.0 : 0.0 }
        if significant <= 19, let value = ScaledInteger.double(digits, timesTenToThe: exponent) {
            return isNegative ? -value : value
        }
        return slow(start, end)
    }

    /// The digits after an `e`; nil where there are none, or something else. Saturates where any number would
    /// have left the range of a double.
    private static func writtenExponent(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int? {
        var p = start
        guard p < end else { return nil }
        let isNegative = p.pointee == UInt8(ascii: "-")
        if isNegative || p.pointee == UInt8(ascii: "+") { p += 1 }
        guard p < end else { return nil }
        var exponent = 0
        while p < end {
            let digit = p.pointee &- 0x30
            guard digit < 10 else { return nil }
            if exponent < 1 << 40 { exponent = exponent * 10 + Int(digit) }
            p += 1
        }
        return isNegative ? -exponent : exponent
    }

    /// `inf` and `infinity` with or without a sign, `nan` without one; in any case.
    private static func special(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
        var p = start
        let isNegative = p.pointee == UInt8(ascii: "-")
        let isSigned = isNegative || p.pointee == UInt8(ascii: "+")
        if isSigned { p += 1 }
        let word = UnsafeBufferPointer(start: p, count: end - p)
        if equals(word, "inf") || equals(word, "infinity") { return isNegative ? -.infinity : .infinity }
        return equals(word, "nan") && !isSigned ? nan : nil
    }

    /// Whether the bytes are the letters of a lower-case word, in any case.
    private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        return bytes.indices.allSatisfy { bytes[$0] | 0x20 == word.utf8Start[$0] }
    }

    private static func slow(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
        let text = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
