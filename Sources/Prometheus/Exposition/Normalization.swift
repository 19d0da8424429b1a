/// Which label of a type holds a number that Prometheus writes anew when it decodes a series.
enum Normalization {
    case none
    case le
    case quantile

    init(_ type: MetricType) {
        switch type {
        case .histogram: self = .le
        case .summary: self = .quantile
        default: self = .none
        }
    }

    /// How a number stands in a label.
    enum Form {
        case canonical
        /// Canonical but for the `.0` at its end.
        case wholeNumber
        /// Anything else: it may need to be written anew.
        case other
    }

    @inline(__always)
    func applies(to name: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .none: false
        case .le: name.count == 2 && name[0] == UInt8(ascii: "l") && name[1] == UInt8(ascii: "e")
        case .quantile: name.elementsEqual("quantile".utf8)
        }
    }

    /// Sees at a glance what the usual bucket bounds are: few digits, without an exponent.
    func form(of value: UnsafeBufferPointer<UInt8>) -> Form {
        if value.first == UInt8(ascii: "+") { return value.elementsEqual("+Inf".utf8) ? .canonical : .other }
        guard let first = value.first, let last = value.last, value.count <= 15 else { return .other }
        if value.contains(UInt8(ascii: "e")) { return hasCanonicalExponent(value) ? .canonical : .other }
        var point = value.count
        for index in value.indices where value[index] &- 0x30 > 9 {
            guard value[index] == UInt8(ascii: "."), point == value.count else { return .other }
            point = index
        }
        // From 1e+06 on and below 1e-04 there is an exponent.
        guard 1...6 ~= point, first != UInt8(ascii: "0") || point == 1 else { return .other }
        if point == value.count { return .wholeNumber }
        let decimals = value.count - point - 1
        if decimals == 1, last == UInt8(ascii: "0") { return .canonical }
        guard decimals > 0, last != UInt8(ascii: "0") else { return .other }
        let isSmall =
            first == UInt8(ascii: "0") && value[2..<min(6, value.count)].allSatisfy { $0 == UInt8(ascii: "0") }
        return isSmall ? .other : .canonical
    }

    /// Whether a number is one such as `1e-05`, `2.5e+06`: what Go writes below 1e-04 and from 1e+06 on.
    private func hasCanonicalExponent(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let mark = value.firstIndex(of: UInt8(ascii: "e")), mark > 0, value.count == mark + 4 else {
            return false
        }
        guard 1...9 ~= value[0] &- 0x30, mark == 1 || mark > 2 && value[1] == UInt8(ascii: ".") else { return false }
        guard mark == 1 || value[mark - 1] != UInt8(ascii: "0") else { return false }
        guard value[..<mark].dropFirst(2).allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
        let tens = value[mark + 2] &- 0x30
        let ones = value[mark + 3] &- 0x30
        guard tens < 10, ones < 10 else { return false }
        switch value[mark + 1] {
        case UInt8(ascii: "-"): return tens > 0 || ones > 4
        case UInt8(ascii: "+"): return tens > 0 || ones > 5
        default: return false
        }
    }

    func normalized(_ value: String, of name: String) -> String {
        switch self {
        case .none: return value
        case .le where name != "le": return value
        case .quantile where name != "quantile": return value
        case .le, .quantile: return DecimalNumber.parse(value).map(NumberText.openMetrics) ?? value
        }
    }
}
