/// A moment as Go's JSON writes it: `2026-11-22T14:32:38.91370121Z`, or with an offset.
package enum RFC3339 {
    /// Since 1970; nil for what is no such text, and for Go's zero time, which stands for never.
    package static func milliseconds(_ text: String) -> Int64? {
        var rest = Array(text.utf8)[...]
        guard let year = number(&rest, 4), take(&rest, "-"), let month = number(&rest, 2), (1...12).contains(month),
            take(&rest, "-"), let day = number(&rest, 2), (1...31).contains(day),
            take(&rest, "T") || take(&rest, "t") || take(&rest, " "),
            let hour = number(&rest, 2), take(&rest, ":"), let minute = number(&rest, 2), take(&rest, ":"),
            let second = number(&rest, 2)
        else { return nil }
        guard year > 1 else { return nil }
        var fraction: Int64 = 0
        if take(&rest, ".") {
            let digits = rest.prefix(while: PromQL.isDigit)
            rest = rest.dropFirst(digits.count)
            for index in 0..<3 {
                fraction = fraction * 10 + (index < digits.count ? Int64(digits[digits.startIndex + index] - 0x30) : 0)
            }
        }
        guard let offset = offset(&rest), rest.isEmpty else { return nil }
        let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        return seconds * 1000 + fraction
    }

    /// Seconds east of Greenwich.
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        if take(&rest, "Z") || take(&rest, "z") { return 0 }
        let sign: Int64
        if take(&rest, "+") { sign = 1 } else if take(&rest, "-") { sign = -1 } else { return nil }
        guard let hour = number(&rest, 2), take(&rest, ":"), let minute = number(&rest, 2) else { return nil }
        return sign * (hour * 3600 + minute * 60)
    }

    /// Days since 1970 in the Gregorian calendar, counted in years that begin in March, so that the leap day is the last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, _ count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(PromQL.isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
