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
    var survey = WaveSurvey()
    var numbers: SeriesNumbers
    private var plans: [PanelPlan] = []
    private var catalogue: [MetricSummary] = []

    private var definitions: [PanelDefinition]
    /// Milliseconds.
    private let interval: Int64
    /// Milliseconds after a sample beyond which nothing is known.
    private(set) var maximumGap: Int64 = 0

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
}
