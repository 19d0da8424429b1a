import Monitoring
import Prometheus

/// Turns snapshots into panels; remembers of each series its number and its last fit.
struct Analyst: Sendable {
    /// Lines beyond this many cannot be told apart; the others are counted.
    static let rowLimit = 100
    static let quantiles = [0.5, 0.9, 0.99]

    /// Milliseconds over which rates are taken: four intervals at least, as Prometheus's users do.
    private(set) var rateWindow: Int64
    private(set) var judge: SeriesJudge
    private var survey = WaveSurvey()
    private var numbers = SeriesNumbers()
    /// Metrics that were asked for only to be surveyed.
    private var surveyed: Set<String> = []
    private var plans: [PanelPlan] = []
    private var catalogue: [MetricSummary] = []

    init(expectations: [Expectation], judged: Int64, interval: Int64) {
        judge = SeriesJudge(expectations: expectations, judged: judged)
        rateWindow = max(1, interval * 4)
    }

    var judged: Int64 { judge.judged }

    /// Metrics of which something is expected: they are judged also while they are out of view.
    var expected: Set<String> { Set(judge.expectations.compactMap(\.selector.metricName)) }

    /// What is to be brought besides the metrics in view.
    func candidates(inView: Set<String>, at time: Int64) -> Set<String> {
        survey.candidates(among: plans, at: time).subtracting(inView)
    }

    mutating func panels(of snapshot: Snapshot, surveying: Set<String>) -> [Panel] {
        if snapshot.catalogue != catalogue {
            catalogue = snapshot.catalogue
            plans = PanelPlan.plans(of: catalogue)
        }
        rateWindow = max(rateWindow, snapshot.longestInterval * 4)
        let targets = Dictionary(snapshot.activeTargets.map { (TargetKey($0.labels), $0) }) { first, _ in first }
        var shown: [String: MetricSnapshot] = [:]
        for metric in snapshot.metrics {
            if surveying.contains(metric.name) {
                survey.look(at: metric, time: snapshot.time)
            } else {
                shown[metric.name] = metric
            }
        }
        let expected = expected
        var panels = plans.map { plan in
            var panel = Panel(
                name: plan.name, type: plan.type, help: plan.help, kind: plan.kind, metric: plan.metric,
                series: plan.series, rows: [], histograms: [], isLoaded: false, rank: .gauge)
            if let metric = shown[plan.metric] { fill(&panel, from: metric, targets, snapshot.time) }
            panel.rank = PanelRank(plan, isWave: survey.isWave(plan.metric) || expected.contains(plan.metric))
            panel.knownValues = numbers.values[plan.name] ?? []
            return panel
        }
        panels = PanelRank.allCases.flatMap { rank in panels.filter { $0.rank == rank } }
        return panels
    }

    private mutating func fill(
        _ panel: inout Panel, from metric: MetricSnapshot, _ targets: [TargetKey: TargetStatus], _ time: Int64
    ) {
        panel.isLoaded = true
        let lines: [SeriesSnapshot]
        switch panel.kind {
        case .values:
            lines = Array(metric.series.prefix(Self.rowLimit))
        case .rate:
            lines = metric.series.prefix(Self.rowLimit).map {
                SeriesSnapshot(labels: $0.labels, points: CounterRate.points(of: $0.points, window: rateWindow))
            }
        case .quantiles(let ofRates):
            panel.histograms = HistogramSeries.grouped(
                metric.series, window: ofRates ? rateWindow : nil, limit: Self.rowLimit / Self.quantiles.count)
            lines = panel.histograms.flatMap { histogram in
                Self.quantiles.map { quantile in
                    SeriesSnapshot(
                        labels: histogram.labels.setting("quantile", to: "\(quantile)"),
                        points: histogram.quantile(quantile))
                }
            }
            panel.series = lines.count
        }
        let names = SeriesNaming.names(of: lines.map(\.labels))
        panel.rows = zip(lines, names).map { series, name in
            row(of: series, name: name, panel, targets[TargetKey(series.labels)], time)
        }
        .sorted { $0.index < $1.index }
        if panel.rows.contains(where: { $0.fit.map { $0.periodsSeen >= 0.99 } ?? false }) {
            survey.note(wave: panel.metric)
        }
    }

    private mutating func row(
        of series: SeriesSnapshot, name: String, _ panel: Panel, _ target: TargetStatus?, _ time: Int64
    ) -> SeriesRow {
        let judgement = panel.kind == .values && panel.type != .summary ? judge.judge(series, at: time) : nil
        return SeriesRow(
            index: numbers.number(of: series.labels, in: panel.name),
            name: name,
            labels: series.labels,
            points: series.points,
            verdict: judgement?.verdict,
            fit: try? judgement?.verification.fit.get(),
            target: target
        )
    }
}
