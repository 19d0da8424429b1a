/// Which part of a heatmap lies where, and what there is room for.
struct HeatmapLayout {
    /// Where buckets are drawn.
    var plot: Rect
    var times: TimeScale
    /// Columns left of the plot, for the names of the buckets and their axis; nil without.
    var gutter: Int?
    /// Whether there is a time axis below the plot.
    var hasTimes: Bool

    /// - Parameters:
    ///   - labelWidth: Cells that the longest name of a bucket takes.
    ///   - margins: At least so much beside the plot, for a plot that lies below another's.
    init(in area: Rect, labelWidth: Int, margins: ChartMargins, start: Int64, end: Int64) {
        plot = area
        hasTimes = area.height >= 6 && area.width >= 16
        if hasTimes { plot = plot.inset(bottom: 2) }
        let wanted = max(labelWidth + 2, margins.left)
        if wanted <= area.width / 3 {
            gutter = wanted
            plot = plot.inset(left: wanted, right: margins.right)
        }
        times = TimeScale(start: start, end: end, columns: plot.width)
    }
}
