/// Numbers as people read them.
package enum NumberText {
    /// With that many decimals, rounded half away from zero; `NaN`, `+Inf`, `-Inf` as Prometheus writes them.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return special(value) }
        let (digits, exponent) = shortestDigits(value.magnitude)
        // The number is 0.DIGITS × 10^exponent; `kept` of its digits stay.
        let decimals = max(0, decimals)
        let kept = exponent + decimals
        var rounded = kept < 0 ? [] : Array(digits.prefix(kept))
        rounded += [UInt8](repeating: 0, count: max(0, kept - rounded.count))
        var exponentAfter = exponent
        if kept >= 0, kept < digits.count, digits[kept] >= 5 {
            if !increment(&rounded) {
                rounded.insert(1, at: 0)
                exponentAfter += 1
            }
        }
        var whole = Array(rounded.prefix(max(0, exponentAfter)))
        var fraction = Array(rounded.dropFirst(max(0, exponentAfter)))
        if exponentAfter < 0 { fraction = [UInt8](repeating: 0, count: min(decimals, -exponentAfter)) + fraction }
        fraction = Array(fraction.prefix(decimals))
        fraction += [UInt8](repeating: 0, count: decimals - fraction.count)
        if whole.isEmpty { whole = [0] }
        let isZero = whole.allSatisfy { $0 == 0 } && fraction.allSatisfy { $0 == 0 }
        return (value < 0 && !isZero ? "-" : "") + text(whole) + (decimals == 0 ? "" : "." + text(fraction))
    }

    /// At most `digits` significant digits, with the suffix of its thousands (`1.5k`, `25.17M`, `200µ`) from 100,000 on
    /// and below 0.001, and a power of ten where suffixes end.
    package static func short(_ value: Double, digits: Int = 4) -> String {
        guard value.isFinite else { return special(value) }
        guard value != 0 else { return "0" }
        let unit = NumberUnit(for: value.magnitude)
        let scaled = PowerOfTen.divide(value, by: unit.exponent)
        let whole = PowerOfTen.exponent(of: scaled.magnitude) + 1
        var text = fixed(scaled, decimals: max(0, digits - whole))
        let wholeText = text.prefix { $0 != "." }
        if wholeText.count - (value < 0 ? 1 : 0) > max(1, whole) {
            // Rounded up to a power of ten, which may have another unit.
            let power = PowerOfTen.value(PowerOfTen.exponent(of: value.magnitude) + 1)
            if power.isFinite, power != value.magnitude { return short(value < 0 ? -power : power, digits: digits) }
        }
        if text.utf8.contains(UInt8(ascii: ".")) {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text + unit.suffix
    }

    /// As it stands in tables: two decimals, four if it and the `largest` beside it are below 1, so that readings some per
    /// cent apart do not look the same; the very large and the very small short.
    package static func reading(_ value: Double, largest: Double = 0) -> String {
        switch value.magnitude {
        case 0, 0.1..<100_000:
            fixed(value, decimals: (0.1..<1).contains(max(value.magnitude, largest)) ? 4 : 2)
        default: short(value)
        }
    }

    /// The decimals that it takes to write a number in full.
    package static func decimals(of value: Double) -> Int {
        guard value.isFinite, value != 0 else { return 0 }
        let (digits, exponent) = shortestDigits(value.magnitude)
        let significant = (digits.lastIndex { $0 != 0 } ?? -1) + 1
        return max(0, significant - exponent)
    }

    static func special(_ value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"
    }

    /// The shortest digits that read back as `value`, and the power of ten by which 0.DIGITS is multiplied.
    private static func shortestDigits(_ value: Double) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var exponent = 0
        var isFraction = false
        var rest = value.description[...].utf8
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."):
                isFraction = true
            case UInt8(ascii: "e"):
                exponent += Int(String(Substring(rest))) ?? 0
                rest = rest[rest.endIndex...]
            default:
                digits.append(byte - UInt8(ascii: "0"))
                if !isFraction { exponent += 1 }
            }
        }
        return (digits, exponent)
    }

    /// Adds one in the last place; false if all were nines, which are zeros now.
    private static func increment(_ digits: inout [UInt8]) -> Bool {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return true
            }
            digits[index] = 0
        }
        return false
    }

    private static func text(_ digits: [UInt8]) -> String {
        String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }
}
