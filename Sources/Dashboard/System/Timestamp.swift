import Charting

/// Times in text that programs read too.
enum Timestamp {
    /// RFC 3339, in UTC: `2026-11-22T12:04:35.123Z`. From milliseconds since 1970.
    static func text(_ milliseconds: Int64) -> String {
        let time = CivilTime(time: milliseconds)
        let fraction = String(1000 + (milliseconds % 1000 + 1000) % 1000).dropFirst()
        return "\(time.date)T\(time.clock).\(fraction)Z"
    }
}
