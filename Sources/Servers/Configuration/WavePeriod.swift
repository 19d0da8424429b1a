/// A length of time above zero, in whole milliseconds.
struct WavePeriod: Hashable, Sendable {
    let milliseconds: Int64

    static let expected =
        "a duration above 0, in seconds or as Prometheus writes it, such as 60, 0.5, 1m30s or 500ms"

    /// Prometheus's units, which come in this order, each at most once.
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("y", 365 * 86_400_000), ("w", 7 * 86_400_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000),
        ("s", 1000), ("ms", 1),
    ]

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    init(parsing text: String) throws(InvalidValue) {
        let isPlainNumber = text.utf8.allSatisfy { $0 == UInt8(ascii: ".") || 0x30...0x39 ~= $0 }
        guard let parsed = isPlainNumber ? Self.seconds(text[...]) : Self.duration(text[...]), parsed > 0 else {
            throw .expected(Self.expected)
        }
        milliseconds = parsed
    }

    /// `60` or `0.25`: at most three decimals, since nothing here is finer than a millisecond.
    private static func seconds(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]) else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            let digits = parts[1] + String(repeating: "0", count: max(0, 3 - parts[1].count))
            guard !parts[1].isEmpty, digits.count == 3, let value = Int64(digits) else { return nil }
            fraction = value
        }
        return sum(product(whole, 1000), fraction)
    }

    /// `1m30s`, in the grammar of Prometheus's `model.ParseDuration`.
    private static func duration(_ text: Substring) -> Int64? {
        var rest = text
        var total: Int64? = 0
        var next = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let count = Int64(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            let name = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(name.count)
            guard let unit = units[next...].firstIndex(where: { $0.name == name }) else { return nil }
            total = sum(total, product(count, units[unit].milliseconds))
            next = unit + 1
        }
        return total
    }

    private static func sum(_ a: Int64?, _ b: Int64?) -> Int64? {
        guard let a, let b else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : sum
    }

    private static func product(_ a: Int64, _ b: Int64) -> Int64? {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? nil : product
    }
}

extension WavePeriod: CustomStringConvertible {
    /// As it is read in a sentence: `1 min`, `1 min 30 s`, `500 ms`.
    var description: String {
        var rest = milliseconds
        var parts: [String] = []
        for (name, size) in [("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1)] {
            let (count, remainder) = rest.quotientAndRemainder(dividingBy: Int64(size))
            if count > 0 { parts.append("\(count) \(name)") }
            rest = remainder
        }
        return parts.joined(separator: " ")
    }
}
