import Charting

/// A chart and where it goes: its title on the first row of `area`, the plot below.
struct PlacedChart {
    /// Tells its value axis from those of other charts.
    var key: String
    var title: String
    /// What stands at the right of the title.
    var note: String
    var isSelected: Bool
    var area: Rect
    var chart: LineChart
}
