import Charting
import Monitoring
import Prometheus

/// A scrape as a line of text, for output that is no terminal.
enum ScrapeLine {
    /// `2026-11-22T12:04:35.123Z up localhost:8081 http://localhost:8081/metrics2 1 sample 1.2 ms my_first_metric=31.42`;
    /// of a failed scrape, the error at the end.
    static func text(for report: ScrapeReport, series: [SeriesSnapshot] = []) -> String {
        let instance = report.labels["instance"] ?? "-"
        let state = report.error == nil ? "up" : "down"
        var parts = [Timestamp.text(report.time), state, instance, report.url]
        if report.error == nil { parts.append(Words.count(report.counts.scraped, "sample")) }
        parts.append(Words.measured(report.duration))
        for series in series {
            guard let value = series.points.last?.value else { continue }
            parts.append("\(name(of: series, report))=\(Prometheus.NumberText.shortest(value))")
        }
        if let error = report.error { parts.append(error) }
        return SafeText.plain(parts.joined(separator: " "))
    }

    /// Without the labels that the line has already.
    private static func name(of series: SeriesSnapshot, _ report: ScrapeReport) -> String {
        let rest = series.labels.filter { label in
            label.name != "__name__" && report.labels[label.name] != label.value
        }
        return (series.labels["__name__"] ?? "") + (rest.isEmpty ? "" : "\(rest)")
    }
}
