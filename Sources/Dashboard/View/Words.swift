import Charting
import Monitoring
import Prometheus

/// Times and spans as a person reads them; a space stands between a number and its unit.
enum Words {
    /// `500 ms`, `5 s`, `5 m`, `1 h 30 m`: exact, for what a user has set.
    static func setting(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        guard milliseconds >= 1000, milliseconds % 1000 == 0 else { return "\(milliseconds) ms" }
        var rest = milliseconds / 1000
        var parts: [String] = []
        for (unit, seconds) in [("d", Int64(86_400)), ("h", 3600), ("m", 60), ("s", 1)] where rest >= seconds {
            parts.append("\(rest / seconds) \(unit)")
            rest %= seconds
        }
        return parts.joined(separator: " ")
    }

    /// `1.2 ms`, `0.4 s`, `12 s`, `5 m`, `3 h`: in about two figures, for what was measured.
    static func measured(_ duration: Duration) -> String {
        let seconds = duration.seconds
        switch seconds {
        case ..<0.0995: return Charting.NumberText.fixed(seconds * 1000, decimals: 1) + " ms"
        case ..<9.95: return Charting.NumberText.fixed(seconds, decimals: 1) + " s"
        case ..<119.5: return Charting.NumberText.fixed(seconds, decimals: 0) + " s"
        case ..<7170: return Charting.NumberText.fixed(seconds / 60, decimals: 0) + " m"
        default: return Charting.NumberText.fixed(seconds / 3600, decimals: 0) + " h"
        }
    }

    /// How long ago, from milliseconds; a clock that was set back makes nothing negative. Never in milliseconds, which
    /// would flicker.
    static func age(of time: Int64, at now: Int64) -> String {
        let milliseconds = max(0, now - time)
        return milliseconds < 9950
            ? Charting.NumberText.fixed(Double(milliseconds) / 1000, decimals: 1) + " s"
            : measured(.milliseconds(milliseconds))
    }

    /// `31.42`
    static func value(_ number: Double, largest: Double = 0) -> String {
        Charting.NumberText.reading(number, largest: largest)
    }

    /// `3:20`, `1:02:03`: how far into a recording, from milliseconds.
    static func span(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds) / 1000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = two(seconds % 60)
        guard seconds >= 3600 else { return "\(seconds / 60):\(rest)" }
        return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(rest)"
    }

    /// `×10`, `×0.25`
    static func speed(_ speed: Double, _ isASCII: Bool) -> String {
        (isASCII ? "x" : "×") + Prometheus.NumberText.shortest(speed)
    }

    static func health(_ health: TargetHealth) -> TableCell {
        switch health {
        case .unknown: TableCell("unknown", .muted)
        case .up: TableCell("up", Style(.good))
        case .down: TableCell("down", Style(.bad, .bold))
        }
    }

    /// `1 target`, `2 targets`.
    static func count(_ count: Int, _ noun: String, plural: String? = nil) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
    }

    /// `812 B`, `3.4 kB`, `2.2 MB`.
    static func bytes(_ count: Int) -> String {
        count < 1000
            ? "\(count) B"
            : Charting.NumberText.short(Double(count) / (count < 1_000_000 ? 1e3 : 1e6), digits: 2)
                + (count < 1_000_000 ? " kB" : " MB")
    }
}
