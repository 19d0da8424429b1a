/// Which characters charts are drawn with.
package enum GlyphSet: String, CaseIterable, Sendable {
    case braille
    case block
    case ascii

    /// The next one, for a key that goes through them.
    package var next: GlyphSet {
        switch self {
        case .braille: .block
        case .block: .ascii
        case .ascii: .braille
        }
    }

    var isASCII: Bool { self == .ascii }

    var horizontal: Glyph { Glyph(isASCII ? "-" : "─") }
    var vertical: Glyph { Glyph(isASCII ? "|" : "│") }
    var corner: Glyph { Glyph(isASCII ? "+" : "└") }
    var valueTick: Glyph { Glyph(isASCII ? "+" : "┤") }
    var timeTick: Glyph { Glyph(isASCII ? "+" : "┬") }
    var bandLine: Glyph { Glyph(isASCII ? "~" : "┄") }
    var baseLine: Glyph { Glyph(isASCII ? "." : "╴") }
    var gridRow: Glyph { Glyph(isASCII ? "." : "┈") }
    var gridColumn: Glyph { Glyph(isASCII ? ":" : "┊") }
    var cursor: Glyph { Glyph(isASCII ? "|" : "│") }
    /// A sample outside its band.
    var outside: Glyph { Glyph(isASCII ? "x" : "×") }
    /// A sample above or below what the plot shows.
    var above: Glyph { Glyph(isASCII ? "^" : "▲") }
    var below: Glyph { Glyph(isASCII ? "v" : "▼") }

    /// Rising levels of one cell, for sparklines.
    var levels: [Glyph] {
        (isASCII ? ["_", ".", "-", "'"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]).map { Glyph($0) }
    }

    /// Rising densities of one cell, for heatmaps; the first is for nothing at all.
    var shades: [Glyph] {
        (isASCII ? [" ", ".", ":", "-", "=", "+", "*", "#", "@"] : [" ", "░", "░", "▒", "▒", "▓", "▓", "█", "█"])
            .map { Glyph($0) }
    }
}
