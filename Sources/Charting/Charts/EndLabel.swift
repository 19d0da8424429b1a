/// What stands in the right margin, level with a value: the last value of a line, or the name of a band's line.
struct EndLabel: Equatable {
    var value: Double
    var text: String
    var style: Style

    /// Places labels on the rows of a plot: each on its own row or next to it, a few rows away at most; those that find
    /// none free are left out, the last first.
    static func place(_ labels: [EndLabel], on scale: ValueScale, keepsRow: Bool) -> [(row: Int, label: EndLabel)] {
        var taken: [Int: EndLabel] = [:]
        for label in labels {
            let wanted = min(max(0, scale.position(of: label.value)), scale.rows - 1)
            let reach = keepsRow ? 0 : 3
            let rows = (0...reach).flatMap { $0 == 0 ? [wanted] : [wanted + $0, wanted - $0] }
            guard let row = rows.first(where: { $0 >= 0 && $0 < scale.rows && taken[$0] == nil }) else { continue }
            taken[row] = label
        }
        return taken.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
