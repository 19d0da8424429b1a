import Monitoring
import Prometheus

/// Turns snapshots into panels; remembers of each series its number and its last fit, from which the next one starts.
struct Analyst: Sendable {
    let expectations: [Expectation]
    /// Verdicts rest on at least this much of the past, however short the window of the charts is. Milliseconds.
    let judged: Int64

    private var numbers = SeriesNumbers()
    private var verifications: [Labels: SeriesVerification] = [:]

    init(expectations: [Expectation], judged: Int64) {
        self.expectations = expectations
        self.judged = judged
    }

    /// What Prometheus adds to each scrape by itself; shown after the metrics of the targets.
    private static let reports: Set<String> = [
        "up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling",
        "scrape_series_added",
    ]

    mutating func panels(of snapshot: Snapshot) -> [Panel] {
        let targets = Dictionary(snapshot.activeTargets.map { (TargetKey($0.labels), $0) }) { first, _ in first }
        let own = snapshot.metrics.filter { !Self.reports.contains($0.name) }
        let reports = snapshot.metrics.filter { Self.reports.contains($0.name) }
        return (own + reports).map { panel(of: $0, targets, snapshot.time) }
    }

    private mutating func panel(
        of metric: MetricSnapshot, _ targets: [TargetKey: TargetStatus], _ time: Int64
    ) -> Panel {
        let names = SeriesNaming.names(of: metric.series.map(\.labels))
        var rows: [SeriesRow] = []
        for (series, name) in zip(metric.series, names) {
            let index = numbers.number(of: series.labels, in: metric.name)
            let (verdict, fit) = verify(series, time)
            rows.append(
                SeriesRow(
                    index: index,
                    name: name,
                    labels: series.labels,
                    points: series.points,
                    verdict: verdict,
                    fit: fit,
                    target: targets[TargetKey(series.labels)]
                ))
        }
        rows.sort { $0.index < $1.index }
        return Panel(name: metric.name, type: metric.type, help: metric.help, rows: rows)
    }

    private mutating func verify(_ series: SeriesSnapshot, _ time: Int64) -> (Verdict, SineFit?) {
        let points = series.points.drop { $0.time < time - judged }
        var verification =
            verifications[series.labels]
            ?? SeriesVerification(expectation: expectations.first { $0.matches(series.labels) })
        let verdict = verification.update(Array(points))
        verifications[series.labels] = verification
        return (verdict, try? verification.fit.get())
    }
}
