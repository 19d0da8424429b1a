/// Which part of a heatmap lies where, and what there is room for.
struct HeatmapLayout {
    /// Where buckets are drawn.
    var plot: Rect
    var times: TimeScale
    /// Columns left of the plot, for the names of the buckets and their axis; nil without.
    var gutter: Int?
    /// Whether there is a time axis below the plot.
    var hasTimes: Bool

    init(_ heatmap: Heatmap, in area: Rect) {
        plot = area
        hasTimes = area.height >= 6 && area.width >= 16
        if hasTimes { plot = plot.inset(bottom: 2) }
        let wanted = max(heatmap.labelWidth + 2, heatmap.margins.left)
        if wanted <= area.width / 3 {
            gutter = wanted
            plot = plot.inset(left: wanted, right: heatmap.margins.right)
        }
        times = TimeScale(start: heatmap.start, end: heatmap.end, columns: plot.width)
    }
}

extension Heatmap {
    /// Cells that the longest name of a bucket takes.
    var labelWidth: Int { buckets.map { SafeText.width(of: $0) }.max() ?? 0 }

    /// What the chart wants beside its plot.
    package func margins(in area: Rect) -> ChartMargins {
        ChartMargins(left: labelWidth + 2 <= area.width / 3 ? labelWidth + 2 : 0)
    }

    /// Where the buckets are and which columns stand for which times, for a cursor; nil where there is no room.
    package func plot(in area: Rect) -> (area: Rect, times: TimeScale)? {
        let layout = HeatmapLayout(self, in: area)
        return buckets.isEmpty || layout.plot.isEmpty ? nil : (layout.plot, layout.times)
    }
}
