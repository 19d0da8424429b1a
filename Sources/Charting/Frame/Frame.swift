/// A grid of cells: what a terminal shows at one moment, as a value.
package struct Frame: Equatable, Sendable {
    package let width: Int
    package let height: Int
    /// Row by row, `width` for each.
    private(set) var cells: [Cell]

    /// Beyond any terminal; keeps a mistyped size from taking all memory.
    package static let maximumSide = 4096

    package init(width: Int, height: Int) {
        self.width = min(max(0, width), Frame.maximumSide)
        self.height = min(max(0, height), Frame.maximumSide)
        cells = [Cell](repeating: .blank, count: self.width * self.height)
    }

    package var bounds: Rect { Rect(width: width, height: height) }

    /// A blank cell outside of the frame.
    package subscript(x: Int, y: Int) -> Cell {
        contains(x, y) ? cells[y * width + x] : .blank
    }

    /// Nothing happens outside of the frame. A wide character that loses a half loses the other too; one that would
    /// reach over the right edge is a blank.
    package mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
        guard contains(x, y), !glyph.isContinuation else { return }
        let index = y * width + x
        freeWideNeighbours(of: index, x: x)
        guard glyph.isWide else {
            cells[index] = Cell(glyph, style)
            return
        }
        guard x + 1 < width else {
            cells[index] = Cell(.blank, style)
            return
        }
        freeWideNeighbours(of: index + 1, x: x + 1)
        cells[index] = Cell(glyph, style)
        cells[index + 1] = Cell(.continuation, style)
    }

    /// Draws only where nothing is yet: for overlays, so that the data win.
    mutating func putIfBlank(_ glyph: Glyph, x: Int, y: Int, style: Style) {
        guard contains(x, y), cells[y * width + x].glyph.isBlank else { return }
        cells[y * width + x] = Cell(glyph, style)
    }

    /// Changes how the cells look and leaves what they show.
    package mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
        let area = area.intersection(bounds)
        for y in area.y..<area.bottom {
            for x in area.x..<area.right { change(&cells[y * width + x].style) }
        }
    }

    private func contains(_ x: Int, _ y: Int) -> Bool {
        x >= 0 && x < width && y >= 0 && y < height
    }

    private mutating func freeWideNeighbours(of index: Int, x: Int) {
        if cells[index].glyph.isContinuation {
            if x > 0 { cells[index - 1].glyph = .blank }
        } else if cells[index].glyph.isWide, x + 1 < width {
            cells[index + 1].glyph = .blank
        }
    }
}
