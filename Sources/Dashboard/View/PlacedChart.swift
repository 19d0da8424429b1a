import Charting

/// A chart and where it goes: its title on the first row of `area`, the plot below.
struct PlacedChart {
    enum Content {
        case lines(LineChart)
        case heatmap(Heatmap)
    }

    /// Tells its value axis from those of other charts.
    var key: String
    /// The name of the metric.
    var panel: String
    var title: String
    /// Follows the title where there is room.
    var help = ""
    /// What stands at the right of the title.
    var note: String
    var isSelected = false
    var isAlarming = false
    var area: Rect
    var content: Content

    var lines: LineChart? {
        get { if case .lines(let chart) = content { chart } else { nil } }
        set { if let newValue { content = .lines(newValue) } }
    }

    var hasTitle: Bool { area.height >= 4 && !title.isEmpty }
    var plot: Rect { hasTitle ? area.inset(top: 1) : area }
}
