package import Charting

/// How charts are drawn, each choice changed by a key.
package struct Looks: Hashable, Sendable {
    package var glyphs: GlyphSet
    package var colors: Coloring
    package var valueMode = ValueMode.automatic
    /// Split charts show the same range of values.
    package var sharesRange = false
    package var showsBands = true
    package var showsGrid = false
    package var isUTC = false
    package var hasBell = false
}
