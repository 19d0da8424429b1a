/// Maps values to the rows of a plot, so that labels sit where they point: a labelled value, a multiple of a nice step,
/// is always the middle of a row, and a step is a whole number of rows.
package struct ValueScale: Equatable, Sendable {
    /// In cells, at least 1.
    package let rows: Int
    package let ticks: [ValueTick]
    /// What one row stands for.
    package let perRow: Double
    /// The value in the middle of the top row, in rows from 0.
    private let topIndex: Double

    /// Room for 1e300; sums and differences of values within stay finite.
    private static let limit = 4e307
    /// Below it the steps would lose their precision.
    private static let smallest = 1e-290

    /// A scale that shows `range`, however odd: empty, huge, or narrower than numbers can tell apart.
    package init(_ range: ClosedRange<Double>, rows: Int) {
        self.rows = max(1, rows)
        let (lower, upper) = ValueScale.sound(range)
        let fit = ValueScale.bestFit(lower: lower, upper: upper, rows: self.rows)
        let spacing = fit.spacing
        perRow = fit.step.value / Double(spacing)
        let used = ValueScale.index(upper, perRow) - ValueScale.index(lower, perRow) + 1
        let spare = max(0, self.rows - Int(min(used, Double(self.rows))))
        var top = ValueScale.index(upper, perRow) + Double(lower == 0 ? spare : (spare + 1) / 2)
        // Values that cannot be negative get no negative axis for the sake of symmetry.
        if lower >= 0, top < Double(self.rows - 1) { top = Double(self.rows - 1) }
        topIndex = top

        let first = Int(top)
        let counts = (0..<self.rows).filter { (first - $0) % spacing == 0 }.map {
            (row: $0, count: (first - $0) / spacing)
        }
        let magnitude = counts.map { Double($0.count.magnitude) * fit.step.value }.max() ?? 0
        ticks = ValueScale.labels(counts.map(\.count), fit.step, magnitude).enumerated().map { index, label in
            ValueTick(row: counts[index].row, label: label)
        }
    }

    package var upper: Double { (topIndex + 0.5) * perRow }
    package var lower: Double { (topIndex + 0.5 - Double(rows)) * perRow }

    /// Rows from the top edge of the plot, in the given number of parts a row; not limited to the plot, but to what an
    /// Int holds with ease.
    package func position(of value: Double, partsPerRow: Int = 1) -> Int {
        let rowsBelowTop = topIndex + 0.5 - value / perRow
        return Int(min(max(-1e6, rowsBelowTop * Double(partsPerRow)), 1e6).rounded(.down))
    }

    /// The row of a value, nil if it is not within the plot.
    package func row(of value: Double) -> Int? {
        guard value.isFinite else { return nil }
        let row = position(of: value)
        return row >= 0 && row < rows ? row : nil
    }

    /// Cells that the widest label takes.
    package var labelWidth: Int { ticks.map { SafeText.width(of: $0.label) }.max() ?? 0 }

    /// As many decimals as tell the dots of a plot apart, at most `decimals`, which the values may be known to have.
    package func text(for value: Double, decimals limit: Int = 12) -> String {
        guard value.isFinite else { return NumberText.special(value) }
        let unit = NumberUnit(for: max(upper.magnitude, lower.magnitude))
        if unit.isPower { return NumberText.short(value) }
        let resolution = PowerOfTen.divide(perRow * Double(rows) / 1000, by: unit.exponent)
        let decimals = resolution > 0 && resolution.isFinite ? max(0, -PowerOfTen.exponent(of: resolution)) : 0
        let most = unit == .one ? limit : 12
        let number = NumberText.fixed(PowerOfTen.divide(value, by: unit.exponent), decimals: min(decimals, most))
        // Of what is nothing beside the axis's unit that unit says nothing.
        if unit != .one, !number.contains(where: { ("1"..."9").contains($0) }) { return NumberText.short(value) }
        return number + unit.suffix
    }

    /// What stays below it lies flat on the axis.
    package var flat: Double { perRow / 100 * Double(rows) }

    /// The same for a value of a series that reaches `largest`: one that lies flat on the axis, beside others that are
    /// hundreds of times as large, has four digits in its own unit.
    package func text(for value: Double, largest: Double, decimals limit: Int) -> String {
        guard value.isFinite, largest > 0, largest < flat else { return text(for: value, decimals: limit) }
        let unit = NumberUnit(for: largest)
        if unit.isPower { return NumberText.short(value) }
        let scaled = PowerOfTen.divide(largest, by: unit.exponent)
        let decimals = max(0, 3 - PowerOfTen.exponent(of: scaled))
        return NumberText.fixed(
            PowerOfTen.divide(value, by: unit.exponent), decimals: unit == .one ? min(decimals, limit) : decimals)
            + unit.suffix
    }

    /// The row of a value, counted upwards from the one whose middle is 0. A value between two rows is the lower's.
    private static func index(_ value: Double, _ perRow: Double) -> Double {
        (value / perRow - 0.5).rounded(.up)
    }

    /// A range that has a size, and values that can be added without overflow.
    private static func sound(_ range: ClosedRange<Double>) -> (lower: Double, upper: Double) {
        var lower = min(max(-limit, range.lowerBound), limit)
        var upper = min(max(-limit, range.upperBound), limit)
        let magnitude = max(lower.magnitude, upper.magnitude)
        let least = max(smallest, magnitude * 1e-12)
        if upper - lower < least {
            // One constant value: a tenth of it around, or one around zero.
            let half = upper > lower ? least : magnitude < smallest ? 1 : magnitude / 10
            let middle = lower / 2 + upper / 2
            (lower, upper) = (middle - half, middle + half)
        }
        return (lower, upper)
    }

    /// The spacing of labels, in rows, and the step between them that leave least of the plot unused.
    private static func bestFit(lower: Double, upper: Double, rows: Int) -> (step: NiceStep, spacing: Int) {
        var best: (step: NiceStep, spacing: Int, cost: Double)?
        // Where there is room the data keep clear of the upper edge.
        let margin: Double = rows < 10 ? 0 : 1
        for spacing in spacings(rows: rows) {
            var step = NiceStep(atLeast: (upper - lower) / Double(rows) * Double(spacing) * 0.8)
            while true {
                let perRow = step.value / Double(spacing)
                let used = ValueScale.index(upper, perRow) - ValueScale.index(lower, perRow) + 1
                if used + margin <= Double(rows) { break }
                step.grow()
            }
            let shown = step.value / Double(spacing) * Double(rows)
            let labels = Double(rows) / Double(spacing)
            let crowd = max(0, labels - 9) * 0.03 + (rows < 10 ? 0 : max(0, 5 - labels) * 0.08)
            let cost = 1 - (upper - lower) / shown + crowd
            if best.map({ cost < $0.cost }) ?? true { best = (step, spacing, cost) }
        }
        return best.map { ($0.step, $0.spacing) } ?? (NiceStep(atLeast: upper - lower), 1)
    }

    private static func spacings(rows: Int) -> ClosedRange<Int> {
        if rows <= 3 { return 1...max(1, rows - 1) }
        return max(2, rows / 10)...max(2, rows < 10 ? rows / 2 : rows / 3)
    }

    /// In the unit that makes the labels shortest; decimals as the step needs them, so that no two are the same.
    private static func labels(_ counts: [Int], _ step: NiceStep, _ magnitude: Double) -> [String] {
        // A product of steps may lie a little below the power of ten that it is.
        let unit = NumberUnit(for: magnitude * (1 + 1e-12))
        let scaled = counts.map { step.label($0, unit: unit) }
        let plain = counts.map { step.label($0, unit: .one) }
        func width(_ labels: [String]) -> Int { labels.map(\.count).max() ?? 0 }
        return width(plain) <= width(scaled) ? plain : scaled
    }
}
