import Monitoring
import Prometheus

/// Turns snapshots into panels; remembers of each series its number and its last fit.
struct Analyst: Sendable {
    /// Lines beyond this many cannot be told apart; the others are counted.
    static let rowLimit = 100
    static let quantiles = [0.5, 0.9, 0.99]

    /// Milliseconds over which rates are taken: four intervals at least, as Prometheus's users do.
    private(set) var rateWindow: Int64
    var judge: SeriesJudge
    var patrol = SeriesPatrol()
    private var survey = WaveSurvey()
    private var numbers: SeriesNumbers
    private var plans: [PanelPlan] = []
    private var catalogue: [MetricSummary] = []

    private var definitions: [PanelDefinition]
    /// Milliseconds.
    private let interval: Int64
    /// Milliseconds after a sample beyond which nothing is known.
    private var maximumGap: Int64 = 0

    /// - Parameter retention: how long a series that has gone may be looked at. Milliseconds.
    init(
        expectations: [Expectation], judged: Int64, interval: Int64, retention: Int64, definitions: [PanelDefinition]
    ) {
        self.definitions = definitions
        self.interval = interval
        numbers = SeriesNumbers(memory: retention)
        plans = PanelPlan.plans(of: [], definitions)
        judge = SeriesJudge(expectations: expectations, judged: judged)
        rateWindow = max(1, interval * 4)
    }

    var judged: Int64 { judge.judged }

    /// Metrics of which something is expected: they are judged also while they are out of view.
    var expected: Set<String> {
        let computed = definitions.filter { $0.look.expectation != nil }.compactMap(\.selector.metricName)
        return Set(judge.expectations.compactMap(\.selector.metricName) + computed)
    }

    /// Other panels, and what is expected; numbers, rates and what is known of waves stay.
    mutating func change(to panels: PanelChoice) {
        definitions = panels.definitions
        if judge.expectations != panels.expectations {
            judge = SeriesJudge(expectations: panels.expectations, judged: judge.judged)
        }
        plans = PanelPlan.plans(of: catalogue, definitions)
    }

    /// What is to be brought besides the metrics in view.
    func candidates(inView: Set<String>, at time: Int64) -> Set<String> {
        definitions.isEmpty ? survey.candidates(among: plans, at: time).subtracting(inView) : []
    }

    /// - Parameters:
    ///   - search: of the series that are more than can be drawn, those are drawn that it accepts.
    ///   - sumsUp: whether all histograms are looked at together, be they more than can be drawn.
    mutating func panels(
        of snapshot: Snapshot, surveying: Set<String>, search: LabelSearch, sumsUp: Bool
    ) -> [Panel] {
        if snapshot.catalogue != catalogue {
            catalogue = snapshot.catalogue
            plans = PanelPlan.plans(of: catalogue, definitions)
            numbers.keep(Set(plans.map(\.name)))
            survey.keep(Set(plans.map(\.metric)))
            patrol.keep(Set(plans.map(\.name)))
        }
        rateWindow = max(rateWindow, snapshot.longestInterval * 4)
        maximumGap = snapshot.maximumGap(interval: interval)
        let targets = TargetIndex(snapshot.activeTargets)
        var shown: [String: MetricSnapshot] = [:]
        for metric in snapshot.metrics {
            if surveying.contains(metric.name) {
                survey.look(at: metric, time: snapshot.time)
            } else {
                shown[metric.name] = metric
            }
        }
        let expected = expected
        let panels = plans.map { plan in
            var panel = Panel(
                name: plan.name, type: plan.type, help: plan.help, kind: plan.kind, metric: plan.metric,
                series: plan.series, rows: [], histograms: [], isLoaded: false, rank: .gauge)
            panel.definition = plan.definition
            if var metric = shown[plan.metric] {
                if let definition = plan.definition { metric.series.removeAll { !definition.matches($0) } }
                let all = metric.series
                choose(&metric, search, plan)
                fill(&panel, from: metric, targets, snapshot.time, sumsUp: sumsUp)
                panel.undrawnAlarms = lookAround(in: all, of: panel, at: snapshot.time)
            }
            panel.rank = PanelRank(plan, isWave: survey.isWave(plan.metric) || expected.contains(plan.metric))
            panel.knownValues = numbers.values(of: plan.name)
            return panel
        }
        // Panels as the user has defined them stay in his order.
        guard definitions.isEmpty else { return panels }
        return PanelRank.allCases.flatMap { rank in panels.filter { $0.rank == rank } }
    }

    private mutating func fill(
        _ panel: inout Panel, from metric: MetricSnapshot, _ targets: TargetIndex, _ time: Int64, sumsUp: Bool
    ) {
        panel.isLoaded = true
        panel.error = metric.error
        panel.warning = metric.warning
        let lines: [SeriesSnapshot]
        switch panel.kind {
        case .values:
            panel.series = metric.series.count
            lines = Array(metric.series.prefix(Self.rowLimit))
        case .rate:
            panel.series = metric.series.count
            lines = metric.series.prefix(Self.rowLimit).map {
                SeriesSnapshot(labels: $0.labels, points: CounterRate.points(of: $0.points, window: rateWindow))
            }
        case .quantiles(let ofRates):
            let most = Self.rowLimit / Self.quantiles.count
            let isHeatmap = sumsUp || panel.prefersHeatmap
            panel.histograms = HistogramSeries.grouped(
                metric.series, window: ofRates ? rateWindow : nil, limit: isHeatmap ? nil : most)
            panel.sum = isHeatmap ? HistogramSum(panel.histograms, maximumGap: maximumGap) : nil
            lines = panel.histograms.prefix(most).flatMap { histogram in
                Self.quantiles.map { quantile in
                    SeriesSnapshot(
                        labels: histogram.labels.setting("quantile", to: "\(quantile)"),
                        points: histogram.quantile(quantile))
                }
            }
            panel.series = HistogramSeries.count(in: metric.series) * Self.quantiles.count
        }
        let names = SeriesNaming.names(of: lines.map(\.labels))
        panel.rows = zip(lines, names).map { series, name in
            row(of: series, name: name, panel, targets, time)
        }
        .sorted { $0.index < $1.index }
        if panel.rows.contains(where: { $0.fit?.isSurelyWave ?? false }) {
            survey.note(wave: panel.metric)
        }
    }

    /// Of so few targets each has a key of its own; the series of more are numbered as they come.
    private static let numberedTargets = 9

    private mutating func row(
        of series: SeriesSnapshot, name: String, _ panel: Panel, _ targets: TargetIndex, _ time: Int64
    ) -> SeriesRow {
        let own = panel.definition?.look.expectation
        // What a target has computed is no wave; but it may be expected to stay where it is.
        let isJudged = panel.isJudged || panel.kind == .values && judge.expects(series.labels, own)
        let judgement = isJudged ? judge.judge(series, at: time, own) : nil
        let place = targets.place(of: series.labels)
        let wanted = targets.count <= Self.numberedTargets ? place : nil
        return SeriesRow(
            index: numbers.number(of: series.labels, in: panel.name, place: wanted, at: time),
            name: name,
            labels: series.labels,
            points: series.points,
            verdict: judgement?.verdict,
            fit: try? judgement?.verification.fit.get(),
            target: place.map { targets[$0] },
            place: place
        )
    }
}
