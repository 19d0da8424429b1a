/// Neighbouring cells of one row that differ from the frame before.
package struct FrameChange: Equatable, Sendable {
    package var y: Int
    /// Columns; they begin and end at whole characters.
    package var columns: Range<Int>

    package init(y: Int, columns: Range<Int>) {
        self.y = y
        self.columns = columns
    }
}
