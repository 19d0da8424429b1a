/// Block elements, 2 × 2 dots a cell: bolder than braille, and in nearly every font.
///
///     0 1
///     2 3
enum Quadrants: DotPattern {
    static let columns = 2
    static let rows = 2

    private static let scalars: [Unicode.Scalar] = [
        " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ]

    static func scalar(for mask: UInt8) -> Unicode.Scalar { scalars[Int(mask & 15)] }
}
