/// A number of bytes as Prometheus reads it: numbers with units, added up (`10MB`, `1.5GB`, `1GB512MB`), or `0`. Every unit
/// is a power of 1024, with or without the i (`10MB` is `10MiB`).
enum ByteSize {
    private static let units: [String: Int] = [
        "B": 0, "KB": 1, "MB": 2, "GB": 3, "TB": 4, "PB": 5, "EB": 6, "KiB": 1, "MiB": 2, "GiB": 3, "TiB": 4, "PiB": 5,
        "EiB": 6,
    ]

    /// nil for a text that is no size. A size below 0 is no limit, as in Prometheus: 0.
    static func parse(_ text: String) -> Int? {
        var rest = Substring(text)
        let isNegative = rest.hasPrefix("-")
        if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
        if rest == "0" { return 0 }
        guard !rest.isEmpty else { return nil }
        var total = 0.0
        while !rest.isEmpty {
            let number = rest.prefix { $0 == "." || "0123456789".contains($0) }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0 != "." && !"0123456789".contains($0) }
            rest = rest.dropFirst(unit.count)
            guard let power = units[String(unit)], let value = Self.value(number) else { return nil }
            total += (0..<power).reduce(value) { product, _ in product * 1024 }
        }
        return isNegative ? 0 : Int(exactly: total.rounded(.down))
    }

    private static func value(_ number: Substring) -> Double? {
        guard number.contains(where: { $0 != "." }), number.filter({ $0 == "." }).count < 2 else { return nil }
        return Double("0\(number)0".contains(".") ? "0\(number)0" : String(number))
    }
}
