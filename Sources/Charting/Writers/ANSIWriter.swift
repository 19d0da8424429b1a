/// Writes frames with the escape sequences that terminals share (ECMA-48, SGR), as few as will do.
package struct ANSIWriter: Sendable {
    package var palette: Palette

    package init(palette: Palette = Palette()) {
        self.palette = palette
    }

    /// The rows, each ended by a newline, at which all is back to the terminal's defaults.
    package func text(_ frame: Frame) -> String {
        var text = ""
        for y in 0..<frame.height { write(y, of: frame, to: &text) }
        return text
    }

    private func write(_ y: Int, of frame: Frame, to text: inout String) {
        var current = Paint.plain
        var blanks = 0
        for x in 0..<frame.width {
            let cell = frame[x, y]
            guard !cell.glyph.isContinuation else { continue }
            let paint = palette.paint(for: cell.style)
            if cell.glyph.isBlank, paint.background == nil, paint.emphasis.isDisjoint(with: [.reverse, .underline]) {
                // Nothing to see: written only if something follows.
                blanks += 1
                continue
            }
            if blanks > 0 {
                if current.background != nil || !current.emphasis.isDisjoint(with: [.reverse, .underline]) {
                    change(&current, to: .plain, &text)
                }
                text += String(repeating: " ", count: blanks)
                blanks = 0
            }
            change(&current, to: paint, &text)
            cell.glyph.write(to: &text)
        }
        change(&current, to: .plain, &text)
        text += "\n"
    }

    private func change(_ current: inout Paint, to paint: Paint, _ text: inout String) {
        guard paint != current else { return }
        defer { current = paint }
        guard paint != .plain else {
            text += "\u{1B}[m"
            return
        }
        var codes: [String] = []
        if !current.emphasis.subtracting(paint.emphasis).isEmpty {
            codes.append("0")
            current = .plain
        }
        let added = paint.emphasis.subtracting(current.emphasis)
        if added.contains(.bold) { codes.append("1") }
        if added.contains(.dim) { codes.append("2") }
        if added.contains(.underline) { codes.append("4") }
        if added.contains(.reverse) { codes.append("7") }
        if paint.foreground != current.foreground { codes.append(color(paint.foreground, base: 30)) }
        if paint.background != current.background { codes.append(color(paint.background, base: 40)) }
        text += "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    private func color(_ number: UInt8?, base: Int) -> String {
        switch number {
        case nil: String(base + 9)
        case let number? where number < 8: String(base + Int(number))
        case let number? where number < 16: String(base + 60 + Int(number) - 8)
        case let number?: "\(base + 8);5;\(number)"
        }
    }
}
