extension Heatmap {
    /// Cells that the longest name of a bucket takes.
    var labelWidth: Int { buckets.map { SafeText.width(of: $0) }.max() ?? 0 }

    /// What the chart wants beside its plot.
    package func margins(in area: Rect) -> ChartMargins {
        ChartMargins(left: labelWidth + 2 <= area.width / 3 ? labelWidth + 2 : 0)
    }

    /// Where the buckets are and which columns stand for which times, for a cursor; nil where there is no room.
    package func plot(in area: Rect) -> (area: Rect, times: TimeScale)? {
        let layout = layout(in: area)
        return buckets.isEmpty || layout.plot.isEmpty ? nil : (layout.plot, layout.times)
    }

    func layout(in area: Rect) -> HeatmapLayout {
        HeatmapLayout(in: area, labelWidth: labelWidth, margins: margins, start: start, end: end)
    }
}
