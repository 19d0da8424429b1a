extension Frame {
    /// The rows as text, without the blanks at their ends.
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
                    cell.glyph.write(to: &line)
                }
            }
            return line
        }
    }

    /// The whole frame, each row ended by a newline.
    package var text: String { lines.map { $0 + "\n" }.joined() }
}
