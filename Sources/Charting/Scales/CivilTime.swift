/// A time as a clock and a calendar show it, in the offset from UTC that the caller knows.
package struct CivilTime: Equatable, Sendable {
    package var year: Int
    /// 1 to 12.
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int

    /// `time` in milliseconds since 1970, `utcOffset` in seconds east.
    package init(time: Int64, utcOffset: Int = 0) {
        let seconds = CivilTime.floorDivide(time, 1000) &+ Int64(utcOffset)
        let days = CivilTime.floorDivide(seconds, 86_400)
        let rest = Int(seconds - days * 86_400)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        // Days to a date in the Gregorian calendar, counted from 1 March of year 0 in eras of 400 years.
        let shifted = days + 719_468
        let era = CivilTime.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// `12:04:35`
    package var clock: String { CivilTime.two(hour) + ":" + CivilTime.two(minute) + ":" + CivilTime.two(second) }

    /// `12:04`
    package var shortClock: String { CivilTime.two(hour) + ":" + CivilTime.two(minute) }

    /// `2026-01-31`
    package var date: String {
        let digits = String(year.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return (year < 0 ? "-" : "") + padded + "-" + CivilTime.two(month) + "-" + CivilTime.two(day)
    }

    /// `Jan 31`
    package var shortDate: String { CivilTime.months[month - 1] + " " + CivilTime.two(day) }

    package var isMidnight: Bool { hour == 0 && minute == 0 && second == 0 }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
