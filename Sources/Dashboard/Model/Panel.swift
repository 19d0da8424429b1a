package import Prometheus

/// One metric: its chart, and the rows of the table below.
package struct Panel: Sendable {
    package var name: String
    package var type: MetricType
    package var help: String
    /// How many series the metric has.
    package var series: Int
    /// The first of them, in order of their numbers; none while the panel is out of view.
    package var rows: [SeriesRow]
    /// What Prometheus adds to each scrape by itself, as `up`: shown after the metrics of the targets.
    package var isReport: Bool
}
