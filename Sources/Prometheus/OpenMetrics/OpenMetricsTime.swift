/// A timestamp, in order with others to its last digit: a 64-bit float cannot tell all nanoseconds apart.
struct OpenMetricsTime {
    let text: Range<Int>
    private let seconds: Double

    init(text: Range<Int>, _ parser: ExpositionParser) {
        self.text = text
        seconds = DecimalNumber.parse(parser.bytes(text)) ?? 0
    }

    func precedes(_ other: OpenMetricsTime, _ parser: ExpositionParser) -> Bool {
        if seconds != other.seconds { return seconds < other.seconds }
        let (own, others) = (parser.bytes(text), parser.bytes(other.text))
        // A point's samples mostly have one and the same text.
        if own.elementsEqual(others) { return false }
        let (a, b) = (Digits(own), Digits(others))
        return seconds < 0 ? b.isBelow(a) : a.isBelow(b)
    }

    /// The magnitude of a number as 0.d₁d₂d₃… · 10ⁿ, without zeros at either end.
    private struct Digits {
        private var digits: [UInt8] = []
        private var exponent = 0

        init(_ text: UnsafeBufferPointer<UInt8>) {
            var sawPoint = false
            var index = text.startIndex
            while index < text.endIndex, text[index] | 0x20 != UInt8(ascii: "e") {
                defer { index += 1 }
                if text[index] == UInt8(ascii: ".") { sawPoint = true }
                guard text[index] &- 0x30 < 10 else { continue }
                let isLeadingZero = digits.isEmpty && text[index] == UInt8(ascii: "0")
                if !isLeadingZero { digits.append(text[index]) }
                if !sawPoint, !isLeadingZero { exponent += 1 }
                if sawPoint, isLeadingZero { exponent -= 1 }
            }
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
            let written = Int(String(decoding: text[index...].dropFirst(), as: UTF8.self)) ?? 0
            exponent = digits.isEmpty ? .min : exponent + min(max(written, -1 << 40), 1 << 40)
        }

        func isBelow(_ other: Digits) -> Bool {
            exponent == other.exponent
                ? digits.lexicographicallyPrecedes(other.digits) : exponent < other.exponent
        }
    }
}
