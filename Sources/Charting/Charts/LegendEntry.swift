/// A series as a legend names it.
package struct LegendEntry: Sendable {
    package var index: Int
    package var name: String
    /// Written after the name, as the value at the cursor.
    package var value: String
    package var isHidden: Bool

    package init(index: Int, name: String, value: String = "", isHidden: Bool = false) {
        self.index = index
        self.name = name
        self.value = value
        self.isHidden = isHidden
    }

    package init(_ series: ChartSeries, value: String = "") {
        self.init(index: series.index, name: series.name, value: value, isHidden: series.isHidden)
    }

    /// `1━`: its number and its line.
    package func key(_ glyphs: GlyphSet) -> String {
        String(index + 1) + LineStyle(at: index).key(glyphs)
    }
}
