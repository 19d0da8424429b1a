/// What can be seen in a terminal, without colours.
struct Screen {
    let text: String
    let lines: [String]

    init(_ text: String) {
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var header: String { lines.first ?? "" }

    /// The last line that is not blank.
    var lastLine: String { lines.last { !$0.isEmpty } ?? "" }

    /// The lines with this text.
    func lines(with text: String) -> [String] { lines.filter { $0.contains(text) } }

    /// The rows of the chart with this title, without the title and the time axis.
    func chart(_ title: String) -> [String] {
        guard let top = lines.firstIndex(where: { $0.hasPrefix(" \(title) ") }) else { return [] }
        return Array(lines[(top + 1)...].prefix { !$0.contains("└") })
    }

    /// Whether a row has dots of a line: braille.
    static func isPlotted(_ row: String) -> Bool {
        row.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
    }
}

extension Screen {
    /// The rows of each band of ±10 %, from its upper to its lower border, in the chart with this title.
    func bands(_ title: String) -> [[String]] {
        let rows = chart(title)
        // By the border's line: its label gives way to a value that ends there.
        let borders = rows.indices.filter { row in rows[row].count { $0 == "┄" } > rows[row].count / 2 }
        guard borders.count.isMultiple(of: 2) else { return [] }
        return stride(from: 0, to: borders.count, by: 2).map { Array(rows[borders[$0]...borders[$0 + 1]]) }
    }

    /// The row of the table of the series with this number, from 1.
    func row(_ number: Int) -> String {
        lines.first { $0.hasPrefix(" \(number)") && $0.contains("localhost:") } ?? ""
    }

    /// The columns in which the line of a band has dots.
    static func dottedColumns(_ band: [String]) -> [Int] {
        Set(
            band.flatMap { row in
                row.unicodeScalars.enumerated().filter { (0x2801...0x28FF).contains($0.element.value) }.map(\.offset)
            }
        ).sorted()
    }

    /// The most columns in a row, of those in which another line has dots, in which this one has none between two in which
    /// it has some.
    static func longestGap(_ band: [String], beside other: [String]) -> Int {
        let own = dottedColumns(band)
        guard let first = own.first, let last = own.last else { return 0 }
        var (run, longest) = (0, 0)
        for column in dottedColumns(other) where first < column && column < last {
            run = own.contains(column) ? 0 : run + 1
            longest = max(longest, run)
        }
        return longest
    }

    /// The most columns without a dot between two that have some.
    static func longestGap(_ band: [String]) -> Int {
        let columns = dottedColumns(band)
        return zip(columns, columns.dropFirst()).map { $1 - $0 - 1 }.max() ?? 0
    }
}
