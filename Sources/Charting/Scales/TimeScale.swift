/// Maps times to the columns of a plot.
///
/// Columns begin at whole multiples of what a column stands for, not at the window's start: as time goes on the picture
/// moves by whole columns, and what has been drawn keeps its shape.
package struct TimeScale: Equatable, Sendable {
    /// In cells, at least 1.
    package let columns: Int
    /// Milliseconds that one column stands for.
    package let perColumn: Double
    /// Columns from 1970 to the first.
    let firstColumn: Double

    /// More than 100,000 years, in milliseconds: what follows is computed without overflow.
    private static let limit = 4e15

    /// The last column is the one that holds `end`. Times in milliseconds since 1970.
    package init(start: Int64, end: Int64, columns: Int) {
        self.columns = max(1, columns)
        let end = min(max(-TimeScale.limit, Double(end)), TimeScale.limit)
        let start = min(max(-TimeScale.limit, Double(start)), TimeScale.limit)
        perColumn = max(1, end - start) / Double(self.columns)
        firstColumn = (end / perColumn).rounded(.down) - Double(self.columns - 1)
    }

    /// When the first column begins.
    package var start: Double { firstColumn * perColumn }
    /// When the last column ends.
    package var end: Double { (firstColumn + Double(columns)) * perColumn }

    /// Columns from the left edge of the plot, in the given number of parts a column; not limited to the plot.
    package func position(of time: Int64, partsPerColumn: Int = 1) -> Int {
        let parts = Double(partsPerColumn)
        let position = (Double(time) / perColumn * parts).rounded(.down) - firstColumn * parts
        return Int(min(max(-1e6, position), 1e6))
    }

    /// The column of a time, nil if it is not within the plot.
    package func column(of time: Int64) -> Int? {
        let column = position(of: time)
        return column >= 0 && column < columns ? column : nil
    }

    /// The time in the middle of a column.
    package func time(ofColumn column: Int) -> Int64 {
        Int64((firstColumn + Double(column) + 0.5) * perColumn)
    }
}
