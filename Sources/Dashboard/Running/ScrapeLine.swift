import Charting
import Monitoring
import Prometheus

/// A scrape as a line of text, for output that is no terminal.
enum ScrapeLine {
    /// `2026-11-22T12:04:35.123Z up metrics-server-1:80 http://metrics-server-1:80/metrics2 1 sample 1.2 ms`, or with
    /// the error at the end.
    static func text(for report: ScrapeReport) -> String {
        let instance = report.labels["instance"] ?? "-"
        var line = "\(timestamp(report.time)) \(report.error == nil ? "up" : "down") \(instance) \(report.url)"
        if report.error == nil { line += " \(Words.count(report.counts.scraped, "sample"))" }
        line += " \(Words.measured(report.duration))"
        if let error = report.error { line += " \(error)" }
        return SafeText.plain(line)
    }

    /// RFC 3339, in UTC: `2026-11-22T12:04:35.123Z`.
    static func timestamp(_ milliseconds: Int64) -> String {
        let time = CivilTime(time: milliseconds)
        let fraction = String(1000 + milliseconds % 1000).dropFirst()
        return "\(time.date)T\(time.clock).\(fraction)Z"
    }
}
