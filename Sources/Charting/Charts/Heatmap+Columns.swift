extension Heatmap {
    /// The counts of each column: the means of its samples, those of the column before where there is none.
    func columns(_ times: TimeScale) -> [[Double]?] {
        var columns = [[Double]?](repeating: nil, count: times.columns)
        var numbers = [Double](repeating: 0, count: times.columns)
        for sample in samples {
            guard let column = times.column(of: sample.time) else { continue }
            numbers[column] += 1
            let share = 1 / numbers[column]
            let counts = (0..<buckets.count).map { index -> Double in
                let count = index < sample.counts.count ? sample.counts[index] : 0
                return count.isFinite ? max(0, count) : 0
            }
            columns[column] =
                columns[column].map { means in
                    zip(means, counts).map { $0 * (1 - share) + $1 * share }
                } ?? counts
        }
        fillBetweenSamples(&columns, times)
        return columns
    }

    /// A column lasts until the next, and the last until the window's end, unless that is too far.
    private func fillBetweenSamples(_ columns: inout [[Double]?], _ times: TimeScale) {
        let known = columns.indices.filter { columns[$0] != nil }
        let end = min(times.columns, times.position(of: end) + 1)
        for (index, column) in known.enumerated() {
            let next = index + 1 < known.count ? known[index + 1] : end
            guard Double(next - column) * times.perColumn <= Double(maximumGap) + times.perColumn else { continue }
            for blank in column..<max(column, next) { columns[blank] = columns[column] }
        }
    }

    static func sum(_ counts: [Double], _ buckets: Range<Int>) -> Double {
        let sum = counts[buckets].reduce(0, +)
        return sum.isFinite ? sum : .greatestFiniteMagnitude
    }

    /// Nil for nothing. The root of the share, so that little is still seen beside much.
    static func level(_ value: Double, of most: Double) -> Int? {
        guard value > 0, most > 0 else { return nil }
        let share = (value / most).squareRoot()
        return min(Int(share * Double(Ink.heatLevels)), Ink.heatLevels - 1)
    }
}
