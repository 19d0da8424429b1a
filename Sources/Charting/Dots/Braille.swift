/// Braille, 2 × 4 dots a cell: the finest lines, where the font has it.
///
///     0 1      bits of U+2800:  01 08
///     2 3                       02 10
///     4 5                       04 20
///     6 7                       40 80
enum Braille: DotPattern {
    static let columns = 2
    static let rows = 4

    private static let bits: [UInt32] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

    private static let scalars: [Unicode.Scalar] = (0..<256).map { mask in
        let pattern = (0..<8).reduce(UInt32(0x2800)) { mask >> $1 & 1 == 1 ? $0 | bits[$1] : $0 }
        return Unicode.Scalar(pattern) ?? " "
    }

    static func scalar(for mask: UInt8) -> Unicode.Scalar { scalars[Int(mask)] }
}
