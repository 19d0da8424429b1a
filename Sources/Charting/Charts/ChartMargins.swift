/// Columns beside a plot: charts that stand above one another take the widest, so that a time has the same column in all.
package struct ChartMargins: Equatable, Sendable {
    /// Between the area's left edge and the plot: the value axis with its labels.
    package var left: Int
    /// Between the plot and the area's right edge: last values and the names of bands.
    package var right: Int

    package init(left: Int = 0, right: Int = 0) {
        self.left = left
        self.right = right
    }

    package func union(_ other: ChartMargins) -> ChartMargins {
        ChartMargins(left: max(left, other.left), right: max(right, other.right))
    }
}
