/// Plain characters, 1 × 3 dots a cell: the height of the ink within the character tells the thirds apart.
///
///     0   '
///     1   -
///     2   .
enum ASCIIDots: DotPattern {
    static let columns = 1
    static let rows = 3

    private static let scalars: [Unicode.Scalar] = [" ", "'", "-", "'", ".", ":", ".", "|"]

    static func scalar(for mask: UInt8) -> Unicode.Scalar { scalars[Int(mask & 7)] }
}
