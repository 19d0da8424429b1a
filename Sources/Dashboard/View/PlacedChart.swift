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
    /// In its place, what is wrong with the samples.
    var remark: String?
    var look = PanelLook()
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

    /// Where its lines or buckets are, and which columns stand for which times; nil where there is no room for such.
    var timePlot: (area: Rect, times: TimeScale)? {
        switch content {
        case .lines(let chart): chart.plot(in: plot)
        case .heatmap(let chart): chart.plot(in: plot)
        }
    }

    /// The time at a place of the screen; nil beside the lines or buckets.
    func time(x: Int, y: Int) -> Int64? {
        guard let timePlot, plot.contains(x: x, y: y), x >= timePlot.area.x, x < timePlot.area.right else { return nil }
        return timePlot.times.time(ofColumn: x - timePlot.area.x)
    }

    /// What the plot leaves at its sides, and is to leave at least.
    var margins: ChartMargins {
        get {
            switch content {
            case .lines(let chart): chart.margins(in: plot)
            case .heatmap(let chart): chart.margins(in: plot)
            }
        }
        set {
            switch content {
            case .lines(var chart):
                chart.margins = newValue
                content = .lines(chart)
            case .heatmap(var chart):
                chart.margins = newValue
                content = .heatmap(chart)
            }
        }
    }

    var hasTitle: Bool { area.height >= 4 && !title.isEmpty }
    var plot: Rect { hasTitle ? area.inset(top: 1) : area }
}
