/// What a cell means, from which a theme chooses its colour.
package enum Ink: Hashable, Sendable {
    case text
    case muted
    case title
    case axis
    case tick
    case grid
    case cursor
    /// A key that can be pressed, as the footer names it.
    case key
    case good
    case warning
    case bad
    /// A series by its place, from 0; themes repeat their hues when they run out.
    case series(UInt8)
    /// The band around a series: its hue, quieter.
    case band(UInt8)
    /// The base line of a series: its hue, quieter still.
    case base(UInt8)
    /// A level of a heatmap, from 0 (least) to `Ink.heatLevels - 1`.
    case heat(UInt8)

    package static let heatLevels = 8

    package static func series(at index: Int) -> Ink { .series(UInt8(truncatingIfNeeded: index)) }
    package static func band(at index: Int) -> Ink { .band(UInt8(truncatingIfNeeded: index)) }
    package static func base(at index: Int) -> Ink { .base(UInt8(truncatingIfNeeded: index)) }
}
