/// One place on the screen.
package struct Cell: Equatable, Sendable {
    package var glyph: Glyph
    package var style: Style

    package init(_ glyph: Glyph = .blank, _ style: Style = .text) {
        self.glyph = glyph
        self.style = style
    }

    package static let blank = Cell()
}
