extension Frame {
    /// The frame in plain ASCII, cell for cell, for terminals and locales that know nothing else. What has no likeness is
    /// a question mark.
    package func asASCII() -> Frame {
        var frame = self
        for y in 0..<height {
            for x in 0..<width {
                let cell = self[x, y]
                guard !cell.glyph.isBlank, cell.glyph.base.value > 0x7E || cell.glyph.scalars.count != 1 else {
                    continue
                }
                let glyph = cell.glyph.isContinuation ? .blank : Glyph(Frame.likeness(of: cell.glyph.base))
                frame.put(glyph, x: x, y: y, style: cell.style)
            }
        }
        return frame
    }

    private static func likeness(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0x7F { return scalar }
        return likenesses[scalar] ?? "?"
    }

    private static let likenesses: [Unicode.Scalar: Unicode.Scalar] = {
        let groups: [(Unicode.Scalar, String)] = [
            ("-", "−–—─━╴╶╌╍┄┅┈┉‐‑"), ("|", "│┃┊┆╵╷▌▐"), ("+", "┌┐└┘├┤┬┴┼"), ("~", "…±≈"), ("u", "µμ"), ("x", "×✗✘"),
            ("o", "°●○•"), ("*", "·✓"), ("<", "←◀◂"), (">", "→▶▸"), ("^", "↑▲▴"), ("v", "↓▼▾"), ("'", "‘’′▀▘▝"),
            ("\"", "“”″"), (".", "▁▖▗"), (":", "░▒"), ("#", "▓█▙▟▛▜▚▞▄▂▃▅▆▇"),
        ]
        var likenesses: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (ascii, others) in groups {
            for other in others.unicodeScalars { likenesses[other] = ascii }
        }
        return likenesses
    }()
}
