/// Rows under titles. When it is narrow its flexible columns shrink and then its last columns are left out; when it is
/// low it scrolls.
package struct Table: Sendable {
    package var columns: [TableColumn]
    package var rows: [[TableCell]]
    /// The row shown as selected.
    package var selected: Int?
    /// The first row that is shown.
    package var offset: Int
    package var showsTitles: Bool
    /// Cells between columns.
    package var spacing: Int

    package init(
        columns: [TableColumn],
        rows: [[TableCell]],
        selected: Int? = nil,
        offset: Int = 0,
        showsTitles: Bool = true,
        spacing: Int = 2
    ) {
        self.columns = columns
        self.rows = rows
        self.selected = selected
        self.offset = offset
        self.showsTitles = showsTitles
        self.spacing = spacing
    }

    /// Rows of data that fit into a height.
    package func visibleRows(height: Int) -> Range<Int> {
        let room = max(0, height - (showsTitles ? 1 : 0))
        let first = min(max(0, offset), max(0, rows.count - room))
        return first..<min(rows.count, first + room)
    }

    /// The row of data under a row of the frame, as for a click.
    package func row(atY y: Int, in area: Rect) -> Int? {
        let index = y - area.y - (showsTitles ? 1 : 0) + visibleRows(height: area.height).lowerBound
        return y < area.bottom && visibleRows(height: area.height).contains(index) ? index : nil
    }

    package func draw(on frame: inout Frame, in area: Rect) {
        let area = area.intersection(frame.bounds)
        guard !area.isEmpty else { return }
        let visible = visibleRows(height: area.height)
        let widths = TableLayout(columns: columns, rows: rows[visible], spacing: spacing).widths(fitting: area.width)
        var y = area.y
        if showsTitles {
            draw(columns.map { TableCell($0.title, Style(.muted, .bold)) }, widths, on: &frame, area, y)
            y += 1
        }
        for (index, row) in zip(visible, told(rows[visible], widths)) {
            draw(row, widths, on: &frame, area, y)
            if index == selected {
                frame.restyle(Rect(x: area.x, y: y, width: area.width, height: 1)) { $0.backdrop = .selection }
            }
            y += 1
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
