/// A duration as Prometheus writes it: whole numbers with units from the longest to the shortest, each at most once
/// (`1h30m`, `500ms`), or `0`. A year always has 365 days, a week 7 days, a day 24 hours.
package struct PrometheusDuration: Sendable, Hashable {
    package var duration: Duration

    package init(_ duration: Duration) {
        self.duration = duration
    }

    /// Milliseconds of each unit, in the only order that Prometheus accepts.
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000),
        ("ms", 1),
    ]

    package init(_ text: String) throws(PrometheusDurationError) {
        guard !text.isEmpty else { throw .empty }
        guard text != "0" else {
            duration = .zero
            return
        }
        var rest = Array(text.utf8)[...]
        var milliseconds: Int64 = 0
        var next = 0
        while !rest.isEmpty {
            let number = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(unit.count)
            let name = String(decoding: unit, as: UTF8.self)
            guard !number.isEmpty else { throw .malformed(text, .noNumber(before: name)) }
            guard !unit.isEmpty else { throw .malformed(text, .noUnit) }
            guard let index = Self.units.firstIndex(where: { $0.name == name }) else {
                throw .malformed(text, .unknownUnit(name))
            }
            guard index >= next else { throw .malformed(text, .order(name)) }
            next = index + 1
            guard let count = Int64(String(decoding: number, as: UTF8.self)) else { throw .outOfRange(text) }
            let part = count.multipliedReportingOverflow(by: Self.units[index].milliseconds)
            let sum = milliseconds.addingReportingOverflow(part.partialValue)
            // Prometheus counts nanoseconds in 64 bits: a little over 292 years.
            guard !part.overflow, !sum.overflow, sum.partialValue <= Int64.max / 1_000_000 else {
                throw .outOfRange(text)
            }
            milliseconds = sum.partialValue
        }
        duration = .milliseconds(milliseconds)
    }
}

extension PrometheusDuration: CustomStringConvertible {
    /// As Prometheus writes it: years and weeks only where nothing is left over (`90d`, not `12w6d`), `0s` for less than
    /// a millisecond.
    package var description: String {
        let (seconds, attoseconds) = duration.components
        var milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        if milliseconds < 0 { return "-" + PrometheusDuration(.milliseconds(-milliseconds)).description }
        var text = ""
        for (name, size) in Self.units {
            let exactly = name == "y" || name == "w"
            if milliseconds < size || exactly && milliseconds % size != 0 { continue }
            text += "\(milliseconds / size)\(name)"
            milliseconds %= size
        }
        return text.isEmpty ? "0s" : text
    }
}
