import Charting
import Testing

@Suite("Last values at the lines' ends")
struct EndLabelTests {
    /// What stands right of the plot, from the top.
    private func labels(_ values: [Double], rows: Int, range: ClosedRange<Double>) -> [String] {
        var chart = LineChart.seconds(20, values.map { .perSecond(Array(repeating: $0, count: 20)) })
        for index in chart.series.indices { chart.series[index].index = index }
        chart.valueRange = range
        return chart.lines(60, rows).compactMap { line in
            let words = line.split(separator: " ")
            guard words.count >= 2, let value = Double(words[words.count - 1]), values.contains(value) else {
                return nil
            }
            return words.suffix(2).joined(separator: " ")
        }
    }

    @Test("stand in the order of the values, whatever the order of the series")
    func order() {
        #expect(
            labels([0.20, 0.21, 0.22, 0.23, 0.24, 0.25], rows: 14, range: 0...0.3)
                == ["6 0.25", "5 0.24", "4 0.23", "3 0.22", "2 0.21", "1 0.20"])
    }

    @Test("that find no room within three rows of their value are left out, the first series stay")
    func crowded() {
        let values = (0..<20).map { 0.5 + Double($0) / 1000 }
        let shown = labels(values, rows: 23, range: 0...1)
        #expect(shown.contains { $0.hasPrefix("1 ") })
        #expect(shown.count == 8)
        let numbers = shown.compactMap { Double($0.split(separator: " ")[1]) }
        #expect(numbers == numbers.sorted(by: >))
    }

    @Test("stay in the plot where values press against its edge")
    func edge() {
        #expect(labels([0, 0.001, 0.002], rows: 12, range: 0...1).map { $0.prefix(1) } == ["3", "2", "1"])
    }

    @Test(
        "of a series that lies flat beside a greater one are in its own unit, and others in the axis's",
        arguments: [
            (0.93, 1.1, "0.930"), (1.07e12, 1.1e12, "1.070T"), (9.5e-10, 1.1e-9, "0.950n"), (0.5, 1.1, "0.500"),
            (2e13, 1.1e15, "0.020P"), (0, 0, "0"), (0, 1.1, "0.000"), (-1.5e6, 1.6e6, "-1.500M"),
        ])
    func ownUnit(value: Double, largest: Double, expected: String) {
        #expect(ValueScale(0...1.1e15, rows: 8).text(for: value, largest: largest, decimals: 12) == expected)
    }

    @Test("of what lies flat have no more decimals than the samples have")
    func knownDecimals() {
        #expect(ValueScale(0...1000, rows: 8).text(for: 2, largest: 3, decimals: 0) == "2")
        #expect(ValueScale(0...1000, rows: 8).text(for: 1.5, largest: 3, decimals: 1) == "1.5")
        #expect(ValueScale(0...1000, rows: 8).text(for: 1.5, largest: 900, decimals: 1) == "2")
    }
}
