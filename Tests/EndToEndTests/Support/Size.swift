/// Of a terminal, in cells.
struct Size: Equatable, CustomStringConvertible {
    var columns: Int
    var rows: Int

    init(_ columns: Int, _ rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    var description: String { "\(columns)×\(rows)" }
}
