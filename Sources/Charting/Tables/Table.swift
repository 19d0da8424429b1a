/// Rows under titles. When it is narrow its flexible columns shrink and then its last columns are left out; when it is low,
/// its last rows.
package struct Table: Sendable {
    package var columns: [TableColumn]
    package var rows: [[TableCell]]
    /// Cells between columns.
    package var spacing: Int

    package init(columns: [TableColumn], rows: [[TableCell]], spacing: Int = 2) {
        self.columns = columns
        self.rows = rows
        self.spacing = spacing
    }

    package func draw(on frame: inout Frame, in area: Rect) {
        let area = area.intersection(frame.bounds)
        guard !area.isEmpty else { return }
        let visible = rows.prefix(area.height - 1)
        let widths = TableLayout(columns: columns, rows: visible, spacing: spacing).widths(fitting: area.width)
        draw(columns.map { TableCell($0.title, Style(.muted, .bold)) }, widths, on: &frame, area, area.y)
        for (index, row) in told(visible, widths).enumerated() {
            draw(row, widths, on: &frame, area, area.y + 1 + index)
        }
    }

    /// The rows with the names among their cells cut so that one knows which is which.
    private func told(_ rows: ArraySlice<[TableCell]>, _ widths: [Int?]) -> [[TableCell]] {
        var rows = Array(rows)
        for (column, width) in zip(columns.indices, widths) where columns[column].tellsApart {
            guard let width else { continue }
            let named = rows.indices.filter { column < rows[$0].count }
            let texts = SafeText.apart(named.map { rows[$0][column].text }, width: width)
            for (row, text) in zip(named, texts) { rows[row][column].text = text }
        }
        return rows
    }

    private func draw(_ cells: [TableCell], _ widths: [Int?], on frame: inout Frame, _ area: Rect, _ y: Int) {
        var x = area.x
        for (index, column) in columns.enumerated() {
            guard let width = widths[index] else { continue }
            if index < cells.count {
                let cell = cells[index]
                frame.write(cell.text, x: x, y: y, width: width, style: cell.style, alignment: column.alignment)
            }
            x += width + spacing
        }
    }
}
