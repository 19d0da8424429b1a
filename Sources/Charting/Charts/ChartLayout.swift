/// Which part of a chart lies where, and what there is room for.
struct ChartLayout {
    /// Where lines are drawn.
    var plot: Rect
    var values: ValueScale
    var times: TimeScale
    var legendRow: Int?
    /// The column of the value axis; its labels lie to the left.
    var axisColumn: Int?
    /// The row of the time axis; its labels lie below.
    var axisRow: Int?
    /// The rectangle's first column: labels reach no further.
    var area: Rect
    /// Last values, right of the plot.
    var endLabels: [EndLabel] = []
    var bandLabels: [EndLabel] = []
    /// Columns in which the labels begin; both may begin in the same.
    var endColumn = 0
    var bandColumn = 0

    /// Too small for lines: sparklines are drawn instead.
    static func isSparkline(_ area: Rect) -> Bool { area.height <= 2 || area.width < 8 }

    init(_ chart: LineChart, in area: Rect) {
        self.area = area
        var plot = area
        if chart.showsLegend, area.height >= 10, area.width >= 24 {
            legendRow = plot.y
            plot = plot.inset(top: 1)
        }
        if plot.height >= 6, area.width >= 16 {
            plot = plot.inset(bottom: 2)
            axisRow = plot.bottom
        }
        values = ValueScale(chart.valueRange ?? chart.neededRange ?? 0...1, rows: plot.height)

        let padding = area.width >= 60 ? 2 : 0
        let gutter = max(values.labelWidth + padding + 1, chart.margins.left)
        if gutter <= area.width / 3 {
            plot = plot.inset(left: gutter)
            axisColumn = plot.x - 1
        } else {
            axisRow = nil
        }
        let ends = chart.endLabels(values)
        let bands = chart.bandLabels
        let endWidth = ends.map { SafeText.width(of: $0.text) }.max() ?? 0
        let bandWidth = bands.map { SafeText.width(of: $0.text) }.max() ?? 0
        let space = area.width >= 40 ? area.width / 4 : area.width / 3
        let sideBySide = endWidth + bandWidth + 4
        let shared = max(endWidth, bandWidth) + 1
        // The names of bands go first where room is short.
        if area.width >= 90, sideBySide <= space, endWidth > 0, bandWidth > 0 {
            plot = plot.inset(right: max(sideBySide, chart.margins.right))
            (endLabels, bandLabels) = (ends, bands)
            bandColumn = plot.right + endWidth + 3
        } else if shared > 1, shared <= space {
            plot = plot.inset(right: max(shared, chart.margins.right))
            (endLabels, bandLabels) = (ends, bands)
            bandColumn = plot.right + 1
        } else if endWidth > 0, endWidth + 1 <= space {
            plot = plot.inset(right: max(endWidth + 1, chart.margins.right))
            endLabels = ends
        } else {
            plot = plot.inset(right: chart.margins.right)
        }
        endColumn = plot.right + 1
        self.plot = plot
        times = TimeScale(start: chart.start, end: chart.end, columns: plot.width)
    }
}
