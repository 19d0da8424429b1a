package import Monitoring
package import Prometheus

/// One line of a chart and its row in the table.
package struct SeriesRow: Sendable {
    /// Its place in its panel, from 0: colour, line style and number. It stays as others come and go.
    package var index: Int
    /// What tells it from the others of its panel, mostly its instance.
    package var name: String
    package var labels: Labels
    package var points: [Point]
    /// nil for rates and quantiles, which are not judged.
    package var verdict: Verdict?
    package var fit: SineFit?
    /// The target that it is scraped from; nil once that is gone.
    package var target: TargetStatus?
    /// That target's place among the active targets of the same snapshot.
    package var place: Int?

    package var isAlarming: Bool {
        verdict?.isAlarming(newest: points.last?.time, wave: fit) ?? false
    }
}
