import Charting
import Testing

@Suite("Value scales")
struct ValueScaleTests {
    @Test(
        "labels are multiples of 1, 2 or 5, widened until they differ",
        arguments: [
            (27...55, 24, ["55", "50", "45", "40", "35", "30"]),
            (0...1, 8, ["1.0", "0.5", "0"]),
            (0...0, 8, ["1", "0", "-1"]),
            (30...30, 8, ["34", "32", "30", "28"]),
            (0...1e300, 8, ["1.0e300", "0.5e300", "0"]),
            (0...10_000_000, 8, ["10M", "5M", "0"]),
            (0...0.000_01, 8, ["10µ", "5µ", "0"]),
            (1e9...(1e9 + 0.001), 8, ["1000000000.0010", "1000000000.0005", "1000000000.0000"]),
            (-5...5, 9, ["5", "0", "-5"]),
        ] as [(ClosedRange<Double>, Int, [String])])
    func labels(range: ClosedRange<Double>, rows: Int, expected: [String]) {
        #expect(ValueScale(range, rows: rows).ticks.map(\.label) == expected)
    }

    @Test("a labelled value is in the middle of the row of its label")
    func middle() {
        let scale = ValueScale(27...55, rows: 24)
        for tick in scale.ticks {
            let value = Double(tick.label) ?? .nan
            #expect(scale.row(of: value) == tick.row)
            #expect(scale.row(of: value + scale.perRow * 0.49) == tick.row)
            #expect(scale.row(of: value - scale.perRow * 0.49) == tick.row)
        }
    }

    @Test("values that cannot be negative get no negative axis")
    func fromZero() {
        #expect(ValueScale(0...10, rows: 8).ticks.last?.label == "0")
        #expect(ValueScale(0.1...10, rows: 20).lower >= -ValueScale(0.1...10, rows: 20).perRow / 2)
    }

    @Test("what must be seen is within the rows, whatever the range", arguments: [1, 2, 3, 5, 8, 16, 24, 56, 200])
    func containsRange(rows: Int) {
        var random = SeededRandom(seed: UInt64(rows))
        for _ in 0..<400 {
            let magnitude = Double.random(in: -280...280, using: &random)
            let scale = Double("1e\(Int(magnitude))") ?? 1
            let one = Double.random(in: -1...1, using: &random) * scale
            let two =
                Bool.random(using: &random) ? one + scale * 1e-6 : Double.random(in: -1...1, using: &random) * scale
            let range = min(one, two)...max(one, two)
            let values = ValueScale(range, rows: rows)
            #expect(values.row(of: range.lowerBound) != nil, "\(range) in \(rows) rows")
            #expect(values.row(of: range.upperBound) != nil, "\(range) in \(rows) rows")
            #expect(Set(values.ticks.map(\.label)).count == values.ticks.count, "\(range): \(values.ticks)")
        }
    }

    @Test(
        "no range is too odd",
        arguments: [
            -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, 0...Double.leastNonzeroMagnitude,
            1...(1.0.nextUp),
            -Double.infinity...Double.infinity, 1e308...1.1e308, -0.0...0,
        ])
    func odd(range: ClosedRange<Double>) {
        for rows in [1, 2, 7, 40] {
            let scale = ValueScale(range, rows: rows)
            #expect(scale.perRow.isFinite && scale.perRow > 0)
            #expect(scale.lower < scale.upper)
            #expect(!scale.text(for: range.lowerBound).isEmpty)
        }
    }

    @Test("a value is written with the decimals that its plot can show, at most its own")
    func text() {
        let scale = ValueScale(27...55, rows: 24)
        #expect(scale.text(for: 31.42) == "31.42")
        #expect(scale.text(for: 31.4, decimals: 1) == "31.4")
        #expect(scale.text(for: .nan) == "NaN")
        let thousands = ValueScale(0...100_000, rows: 24)
        #expect([0, 3, 47, -2, 4700].map { thousands.text(for: $0) } == ["0", "3", "47", "-2", "4.7k"])
        #expect(ValueScale(0...10_000_000, rows: 24).text(for: 1_234_567) == "1.23M")
    }
}
