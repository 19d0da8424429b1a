import Monitoring
import Prometheus

/// Turns snapshots into panels; remembers of each series its number and its last fit, from which the next one starts.
struct Analyst: Sendable {
    /// Lines beyond this many cannot be told apart; the others are counted.
    static let rowLimit = 100

    let expectations: [Expectation]
    /// Verdicts rest on at least this much of the past, however short the window of the charts is. Milliseconds.
    let judged: Int64

    private var numbers = SeriesNumbers()
    private var judgements: [Labels: Judgement] = [:]

    /// A series' verdict and the sample up to which it holds.
    private struct Judgement {
        var verification: SeriesVerification
        var verdict: Verdict
        var first: Int64?
        var last: Int64?
    }

    init(expectations: [Expectation], judged: Int64) {
        self.expectations = expectations
        self.judged = judged
    }

    mutating func panels(of snapshot: Snapshot) -> [Panel] {
        let targets = Dictionary(snapshot.activeTargets.map { (TargetKey($0.labels), $0) }) { first, _ in first }
        let shown = Dictionary(snapshot.metrics.map { ($0.name, $0) }) { first, _ in first }
        let panels = snapshot.catalogue.map { metric in
            Panel(
                name: metric.name,
                type: metric.type,
                help: metric.help,
                series: metric.series,
                rows: shown[metric.name].map { rows(of: $0, targets, snapshot.time) } ?? [],
                isReport: ReportMetrics.names.contains(metric.name)
            )
        }
        return panels.filter { !$0.isReport } + panels.filter(\.isReport)
    }

    private mutating func rows(
        of metric: MetricSnapshot, _ targets: [TargetKey: TargetStatus], _ time: Int64
    ) -> [SeriesRow] {
        let all = metric.series.prefix(Self.rowLimit)
        let names = SeriesNaming.names(of: all.map(\.labels))
        var rows: [SeriesRow] = []
        for (series, name) in zip(all, names) {
            let index = numbers.number(of: series.labels, in: metric.name)
            let judgement = judge(series, time)
            rows.append(
                SeriesRow(
                    index: index,
                    name: name,
                    labels: series.labels,
                    points: series.points,
                    verdict: judgement.verdict,
                    fit: try? judgement.verification.fit.get(),
                    target: targets[TargetKey(series.labels)]
                ))
        }
        return rows.sorted { $0.index < $1.index }
    }

    private mutating func judge(_ series: SeriesSnapshot, _ time: Int64) -> Judgement {
        let points = Array(series.points.drop { $0.time < time - judged })
        let known = judgements[series.labels]
        if let known, known.first == points.first?.time, known.last == points.last?.time { return known }
        var verification =
            known?.verification
            ?? SeriesVerification(expectation: expectations.first { $0.matches(series.labels) })
        let verdict = verification.update(points)
        let judgement = Judgement(
            verification: verification, verdict: verdict, first: points.first?.time, last: points.last?.time)
        judgements[series.labels] = judgement
        return judgement
    }
}
