/// How the line of a series is dashed, so that it can be told from others without colour.
package enum LineStyle: Int, CaseIterable, Sendable {
    case solid
    case dashed
    case dotted
    case dashDotted

    /// For the series at that place, from 0.
    package init(at index: Int) {
        let count = LineStyle.allCases.count
        self = LineStyle(rawValue: (index % count + count) % count) ?? .solid
    }

    /// What stands for it in a legend.
    package func key(_ glyphs: GlyphSet) -> String {
        let keys = glyphs.isASCII ? ["=", "-", ":", "~"] : ["━", "┅", "┉", "╍"]
        return keys[rawValue]
    }

    /// Which of the columns of dots are drawn; `columns` of them make a cell.
    func isDrawn(column: Int, columns: Int) -> Bool {
        let unit = max(1, columns / 2)
        let place = column / unit
        switch self {
        case .solid: return true
        case .dashed: return place % 6 < 4
        case .dotted: return place % 3 < 1
        case .dashDotted: return place % 8 < 4 || place % 8 == 5
        }
    }
}
