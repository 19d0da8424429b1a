import Monitoring
import Prometheus

/// Series that are more than can be drawn.
extension Analyst {
    /// Which series of a metric are there to be drawn, those that are out of their band first.
    func choose(_ metric: inout MetricSnapshot, _ search: LabelSearch, _ plan: PanelPlan) {
        // What can all be drawn is judged, and raises alarms, whatever the filter hides.
        guard metric.series.count > Self.rowLimit else { return }
        if !search.isEmpty {
            // A histogram stays whole: its bounds are not what is sought, and its quantiles have labels of their own.
            let chosen = metric.series.filter { series in
                let values = series.labels.lazy.filter { !plan.kind.isHistogram || $0.name != "le" }.map(\.value)
                return search.accepts([plan.name] + values)
            }
            if !chosen.isEmpty || !plan.kind.isHistogram { metric.series = chosen }
        }
        let alarming = patrol.alarming(in: plan.name)
        guard metric.series.count > Self.rowLimit, !alarming.isEmpty else { return }
        metric.series =
            metric.series.filter { alarming.contains($0.labels) }
            + metric.series.filter { !alarming.contains($0.labels) }
    }

    /// Judges some of all the series, in turn; returns how many of those that are not drawn are out of their band.
    mutating func lookAround(in all: [SeriesSnapshot], of panel: Panel, at time: Int64) -> Int {
        guard panel.kind == .values, all.count > panel.rows.count else { return 0 }
        let own = panel.definition?.look.expectation
        guard panel.isJudged || own != nil || !judge.expectations.isEmpty else { return 0 }
        for place in patrol.turn(of: panel.name, all, at: time) {
            let series = all[place]
            guard panel.isJudged || judge.expects(series.labels, own) else { continue }
            let judgement = judge.judge(series, at: time, own)
            let wave = try? judgement.verification.fit.get()
            patrol.note(
                series.labels, in: panel.name,
                isAlarming: judgement.verdict.isAlarming(newest: series.points.last?.time, wave: wave))
        }
        return patrol.alarming(in: panel.name).subtracting(panel.rows.lazy.map(\.labels)).count
    }
}
