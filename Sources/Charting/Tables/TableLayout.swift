/// How wide the columns of a table are.
struct TableLayout {
    var columns: [TableColumn]
    var rows: ArraySlice<[TableCell]>
    var spacing: Int

    /// One width for each column; nil for those that are left out. The first of the lowest rank always stays.
    func widths(fitting width: Int) -> [Int?] {
        let natural = columns.indices.map { naturalWidth(of: $0) }
        var shown = Set(columns.indices)
        while shown.count > 1, leastWidth(of: shown, natural) > width {
            guard let last = shown.max(by: { (columns[$0].rank, $0) < (columns[$1].rank, $1) }) else { break }
            shown.remove(last)
        }
        var widths: [Int?] = columns.indices.map { shown.contains($0) ? natural[$0] : nil }
        var excess = widths.reduce(0) { $0 + ($1 ?? 0) } + spacing * max(0, shown.count - 1) - width
        // The widest flexible column gives first, so that two long ones end up alike.
        while excess > 0 {
            let candidates = shown.filter { columns[$0].isFlexible && (widths[$0] ?? 0) > least($0, natural) }
            guard let widest = candidates.max(by: { (widths[$0] ?? 0, -$0) < (widths[$1] ?? 0, -$1) }) else { break }
            widths[widest] = (widths[widest] ?? 0) - 1
            excess -= 1
        }
        if excess > 0, let only = shown.first { widths[only] = max(0, min(width, widths[only] ?? 0)) }
        return widths
    }

    private func naturalWidth(of column: Int) -> Int {
        var width = max(columns[column].minimumWidth, SafeText.width(of: columns[column].title))
        for row in rows where column < row.count { width = max(width, SafeText.width(of: row[column].text)) }
        return min(width, max(columns[column].minimumWidth, columns[column].maximumWidth))
    }

    private func least(_ column: Int, _ natural: [Int]) -> Int {
        columns[column].isFlexible ? min(natural[column], max(4, columns[column].minimumWidth)) : natural[column]
    }

    private func leastWidth(of shown: Set<Int>, _ natural: [Int]) -> Int {
        shown.reduce(spacing * (shown.count - 1)) { $0 + least($1, natural) }
    }
}
