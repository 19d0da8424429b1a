/// What stands in the right margin, level with a value: the last value of a line, or the name of a band's line.
struct EndLabel: Equatable {
    var value: Double
    var text: String
    var style: Style

    /// How many rows a label may stand away from its value.
    private static let reach = 3

    private var height: Double { value.isNaN ? -.infinity : value }

    /// Places labels on the rows of a plot, the first ones first; those that find no room are left out.
    ///
    /// With `keepsRow` a label stands level with its value or not at all. Otherwise it may stand a few rows away, but never
    /// above the label of a greater value.
    static func place(_ labels: [EndLabel], on scale: ValueScale, keepsRow: Bool) -> [(row: Int, label: EndLabel)] {
        var placed: [(row: Int, label: EndLabel)] = []
        for label in labels where placed.count < scale.rows {
            let more = (placed.map(\.label) + [label]).sorted { $0.height > $1.height }
            let wanted = more.map { min(max(0, scale.position(of: $0.value)), scale.rows - 1) }
            let rows = apart(wanted, rows: scale.rows)
            let farthest = zip(rows, wanted).map { abs($0 - $1) }.max() ?? 0
            if farthest <= (keepsRow ? 0 : reach) { placed = Array(zip(rows, more)).map { (row: $0, label: $1) } }
        }
        return placed
    }

    /// Rows in the same order, each its own, as near to the wanted ones as that allows: those that press against each
    /// other share the way.
    private static func apart(_ wanted: [Int], rows: Int) -> [Int] {
        // Without its place in the order, a row may equal the one before: what is left is to make them climb.
        var groups: [(sum: Int, count: Int)] = []
        for (order, row) in wanted.enumerated() {
            var group = (sum: row - order, count: 1)
            while let last = groups.last, last.sum * group.count > group.sum * last.count {
                group = (group.sum + last.sum, group.count + last.count)
                groups.removeLast()
            }
            groups.append(group)
        }
        let most = rows - wanted.count
        let levels = groups.flatMap { group in
            let mean = (Double(group.sum) / Double(group.count)).rounded()
            return Array(repeating: min(max(0, Int(mean)), most), count: group.count)
        }
        return levels.enumerated().map { $0 + $1 }
    }
}
