import Monitoring
import Prometheus

/// The lines of a panel.
extension Analyst {
    /// With what a snapshot brought of its metric.
    mutating func fill(
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
