import Prometheus

/// Values as Prometheus's HTTP API writes them: Go's format `f` with the fewest digits that read back the same, `e` only
/// below 1e-06 and from 1e+21 on.
enum SampleText {
    static func value(_ value: Double) -> String {
        let text = NumberText.shortest(value)
        guard value.isFinite, value == 0 || (1e-6..<1e21) ~= value.magnitude else { return text }
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let mantissa = text[..<mark].drop { $0 == "-" }
        let digits = mantissa.filter { $0 != "." }
        let point = 1 + exponent
        let sign = text.hasPrefix("-") ? "-" : ""
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }
}
