import Charting

/// A table for a pipe or a scroll-back: columns as wide as they need, nothing cut, text from the network made safe.
struct TextTable {
    var titles: [String]
    var rows: [[String]] = []
    /// Columns that hold numbers.
    var rightAligned: Set<Int> = []

    init(_ titles: [String], rightAligned: Set<Int> = []) {
        self.titles = titles
        self.rightAligned = rightAligned
    }

    /// Lines without spaces at their ends, each with a line feed.
    var text: String {
        let cells = ([titles] + rows).map { $0.map(SafeText.plain) }
        let widths = titles.indices.map { column in cells.map { SafeText.width(of: $0[column]) }.max() ?? 0 }
        return cells.map { line(of: $0, widths) + "\n" }.joined()
    }

    private func line(of cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: widths[column] - SafeText.width(of: cell))
            if column > 0 { line += "  " }
            line += rightAligned.contains(column) ? space + cell : cell + space
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}
