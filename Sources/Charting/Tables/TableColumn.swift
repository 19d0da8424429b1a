/// A column of a table.
package struct TableColumn: Sendable {
    package var title: String
    package var alignment: Alignment
    /// It is never narrower than this, in cells, unless the table is; a fixed width keeps a table from moving about.
    package var minimumWidth: Int
    /// What it holds beyond this many cells is cut.
    package var maximumWidth: Int
    /// It gives up cells down to its minimum before whole columns are left out.
    package var isFlexible: Bool
    /// When there is no room the column of the highest is left out first; of equals, the last.
    package var rank: Int
    /// Of what is cut, no two cells shall look alike, if that can be: they name their rows.
    package var tellsApart: Bool

    package init(
        _ title: String,
        alignment: Alignment = .left,
        minimumWidth: Int = 0,
        maximumWidth: Int = 400,
        isFlexible: Bool = false,
        rank: Int = 0,
        tellsApart: Bool = false
    ) {
        self.title = title
        self.alignment = alignment
        self.minimumWidth = minimumWidth
        self.maximumWidth = maximumWidth
        self.isFlexible = isFlexible
        self.rank = rank
        self.tellsApart = tellsApart
    }
}
