extension Frame {
    /// The rows as text, without the blanks at their ends. What only the colours of a heatmap tell is shades here.
    package var lines: [String] {
        (0..<height).map { y in
            var line = ""
            var blanks = 0
            for cell in cells[y * width..<(y + 1) * width] {
                if cell.glyph.isBlank {
                    blanks += 1
                } else {
                    line += String(repeating: " ", count: blanks)
                    blanks = 0
                    Frame.uncolored(cell).write(to: &line)
                }
            }
            return line
        }
    }

    private static func uncolored(_ cell: Cell) -> Glyph {
        guard case .heat(let level) = cell.style.ink, let full = shades.last, cell.glyph == full else {
            return cell.glyph
        }
        return shades[min(Int(level) + 1, shades.count - 1)]
    }

    private static let shades = GlyphSet.braille.shades

    /// The whole frame, each row ended by a newline.
    package var text: String { lines.map { $0 + "\n" }.joined() }
}
