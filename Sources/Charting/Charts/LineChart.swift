/// Series over time, in any rectangle from one cell on.
///
///     var chart = LineChart(series: series, start: now - window, end: now)
///     range.update(needed: chart.neededRange, at: now)
///     chart.valueRange = range.current
///     chart.draw(on: &frame, in: area)
///
/// It loses its legend, its time axis, its value axis as the rectangle shrinks, down to a sparkline with its value.
package struct LineChart: Sendable {
    package var series: [ChartSeries]
    /// The window, in milliseconds since 1970.
    package var start: Int64
    package var end: Int64
    /// Milliseconds between samples above which nothing is drawn between them.
    package var maximumGap: Int64
    /// What the value axis shows; nil shows what the data need. See `StableRange`.
    package var valueRange: ClosedRange<Double>?
    package var glyphs: GlyphSet
    /// A vertical line at that time.
    package var cursor: Int64?
    package var showsBands: Bool
    package var showsGrid: Bool
    package var showsLegend: Bool
    /// Series differ in their dashes too, if more than one is drawn.
    package var dashesLines: Bool
    /// What stands in an empty plot.
    package var emptyText: String
    /// What lies beside the plot at least, where there is room: see `margins(in:)`.
    package var margins = ChartMargins()
    /// Seconds east of UTC at a time in milliseconds since 1970.
    package var utcOffset: @Sendable (Int64) -> Int

    package init(
        series: [ChartSeries],
        start: Int64,
        end: Int64,
        maximumGap: Int64 = 15_000,
        valueRange: ClosedRange<Double>? = nil,
        glyphs: GlyphSet = .braille,
        cursor: Int64? = nil,
        showsBands: Bool = true,
        showsGrid: Bool = false,
        showsLegend: Bool = false,
        dashesLines: Bool = true,
        emptyText: String = "no samples in this window",
        utcOffset: @escaping @Sendable (Int64) -> Int = { _ in 0 }
    ) {
        self.series = series
        self.start = min(start, end)
        self.end = max(start, end)
        self.maximumGap = maximumGap
        self.valueRange = valueRange
        self.glyphs = glyphs
        self.cursor = cursor
        self.showsBands = showsBands
        self.showsGrid = showsGrid
        self.showsLegend = showsLegend
        self.dashesLines = dashesLines
        self.emptyText = emptyText
        self.utcOffset = utcOffset
    }

    package var visibleSeries: [ChartSeries] { series.filter { !$0.isHidden } }

    /// What the value axis has to show: the samples in the window, and the bands if they are drawn. Hidden series do not
    /// count.
    package var neededRange: ClosedRange<Double>? {
        var needed: ClosedRange<Double>?
        for series in series where !series.isHidden {
            needed = LineChart.union(needed, series.range(from: start, to: end))
        }
        return LineChart.union(needed, bandRange)
    }

    package func neededRange(_ mode: ValueMode) -> ClosedRange<Double>? {
        switch mode {
        case .automatic: neededRange
        case .fromZero: neededRange.map { min(0, $0.lowerBound)...max(0, $0.upperBound) }
        case .band: bandRange ?? neededRange
        }
    }

    /// What the bands of the visible series cover; nil without bands.
    package var bandRange: ClosedRange<Double>? {
        guard showsBands else { return nil }
        return visibleSeries.reduce(nil) { LineChart.union($0, $1.band?.range) }
    }

    /// Series that can be drawn: a window seen before its first sample has none.
    var hasSamples: Bool { series.contains { !$0.isHidden && $0.range(from: start, to: end) != nil } }

    private static func union(_ one: ClosedRange<Double>?, _ other: ClosedRange<Double>?) -> ClosedRange<Double>? {
        guard let one, let other else { return one ?? other }
        return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
    }
}
