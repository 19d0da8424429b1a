package import Prometheus

/// One metric: its chart, and the rows of the table below.
package struct Panel: Sendable {
    /// Of the metric family.
    package var name: String
    package var type: MetricType
    package var help: String
    package var kind: PanelKind
    /// The stored metric that it is drawn from.
    package var metric: String
    /// How many lines it has, of which there may be too many to draw; before it is in view, how many series there are.
    package var series: Int
    /// The first of them, in order of their numbers; none while the panel is out of view.
    package var rows: [SeriesRow]
    /// Of a histogram in view.
    package var histograms: [HistogramSeries]
    /// All of them together, where a heatmap is to be drawn.
    package var sum: HistogramSum?
    /// Whether its points have been brought.
    package var isLoaded: Bool
    package var rank: PanelRank
    /// Of labels that its series were once seen with, for the filter.
    package var knownValues: Set<String> = []
    /// Series out of their band among those that are too many to draw.
    package var undrawnAlarms = 0
    /// Why the server did not tell it when it was last asked, in words.
    package var error: String?
    /// What the server warned of then.
    package var warning: String?
    /// What the user has said about it, if anything.
    package var definition: PanelDefinition?

    /// What Prometheus adds to each scrape by itself, as `up`: shown after the metrics of the targets.
    package var isReport: Bool { rank == .report }
    /// Rates and quantiles are not, nor what a target has computed as such.
    package var isJudged: Bool { kind == .values && type != .summary }
    /// Whether it is a heatmap as long as nothing else is chosen.
    package var prefersHeatmap: Bool { kind.isHistogram && definition?.look.drawing == .heatmap }
    /// Series that are out of their band now, drawn or not.
    package var alarms: Int { rows.count { $0.isAlarming } + undrawnAlarms }
}
