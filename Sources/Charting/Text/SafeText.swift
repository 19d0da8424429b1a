/// Text from anywhere, as glyphs that a terminal draws where they are put.
///
/// Control characters and escape sequences become their control pictures (`␛`), bidirectional marks, zero-width
/// characters and other scalars that draw nothing become `�`, and a combining mark without a base gets a dotted circle.
package struct SafeText: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var pending: Unicode.Scalar?

    package init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
        pending = scalars.next()
    }

    package mutating func next() -> Glyph? {
        guard let scalar = pending else { return nil }
        pending = scalars.next()
        var glyph: Glyph
        switch CharacterClass(scalar) {
        case .narrow:
            glyph = Glyph(scalar == "\u{A0}" ? " " : scalar)
        case .wide:
            glyph = Glyph(scalar, isWide: true)
        case .combining:
            glyph = Glyph("\u{25CC}")
            glyph.combine(scalar)
        case .unsafe:
            glyph = Glyph(SafeText.placeholder(for: scalar))
        }
        while let mark = pending, mark.value >= 0x300 {
            if CharacterClass(mark) == .combining {
                glyph.combine(mark)
            } else if !SafeText.isHarmlessSelector(mark, after: scalar) {
                break
            }
            pending = scalars.next()
        }
        return glyph
    }

    /// Cells that `text` takes.
    package static func width(of text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return SafeText(text).reduce(0) { $0 + $1.width }
    }

    /// `text` cut to `width` cells, its end replaced by `…` if it does not fit.
    package static func glyphs(_ text: String, width: Int) -> [Glyph] {
        var glyphs: [Glyph] = []
        var used = 0
        for glyph in SafeText(text) {
            used += glyph.width
            if used > width { return cut(glyphs, to: width) }
            glyphs.append(glyph)
        }
        return glyphs
    }

    private static func cut(_ glyphs: [Glyph], to width: Int) -> [Glyph] {
        guard width > 0 else { return [] }
        var kept = glyphs
        var used = kept.reduce(0) { $0 + $1.width }
        while used > width - 1, let last = kept.popLast() { used -= last.width }
        return kept + [Glyph("…")]
    }

    private static func placeholder(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" }
        return scalar == "\u{7F}" ? "\u{2421}" : "\u{FFFD}"
    }

    /// The choice between a text and an emoji presentation, where there is one; elsewhere it would only hide.
    private static func isHarmlessSelector(_ scalar: Unicode.Scalar, after base: Unicode.Scalar) -> Bool {
        (scalar == "\u{FE0E}" || scalar == "\u{FE0F}") && base.value > 0x7F && base.properties.isEmoji
    }
}
