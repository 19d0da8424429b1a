/// Characters that stand for a small grid of dots, each of which can be on or off.
///
/// Dots are numbered row by row from the top left; bit n of a mask is dot n.
protocol DotPattern {
    /// Dots across one cell.
    static var columns: Int { get }
    /// Dots down one cell.
    static var rows: Int { get }
    /// The character for a mask that is not 0.
    static func scalar(for mask: UInt8) -> Unicode.Scalar
}
