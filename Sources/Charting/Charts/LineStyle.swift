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

    /// Whether a dot of a line between two samples is drawn, by its distance from the first of them. The samples
    /// themselves always are, so that dashes hide no value, and gaps between dashes are never wide enough for an outage.
    /// Coarse dots, as of blocks, are left out less often, or the shape would fall apart.
    func isDrawn(step: Int, isCoarse: Bool = false) -> Bool {
        switch self {
        case .solid: true
        case .dashed: isCoarse ? step % 3 != 2 : step % 2 == 0
        case .dotted: step % 3 == 0
        case .dashDotted: step % 4 != 3
        }
    }
}
