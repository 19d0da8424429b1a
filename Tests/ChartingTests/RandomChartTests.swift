import Charting
import Testing

@Suite("Any data at any size")
struct RandomChartTests {
    private static let oddities: [Double] = [
        0, -0.0, 1, 1e300, -1e300, 1e-300, .nan, .infinity, -.infinity, .greatestFiniteMagnitude,
        .leastNonzeroMagnitude,
    ]

    private func value(_ random: inout SeededRandom) -> Double {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: Self.oddities.randomElement(using: &random) ?? 0
        case 1: Double(bitPattern: random.next())
        default: Double.random(in: -100...100, using: &random)
        }
    }

    private func chart(_ random: inout SeededRandom) -> LineChart {
        let series = (0..<Int.random(in: 0...4, using: &random)).map { index -> ChartSeries in
            var time = Int64.random(in: -5000...20_000, using: &random)
            let isWild = Int.random(in: 0..<8, using: &random) == 0
            let points = (0..<Int.random(in: 0...60, using: &random)).map { _ -> ChartPoint in
                time = isWild ? Int64(truncatingIfNeeded: random.next()) : time + .random(in: 0...3000, using: &random)
                return ChartPoint(time: time, value: value(&random))
            }
            let band = Bool.random(using: &random) ? Band(base: value(&random), percent: 10) : nil
            return ChartSeries(
                index: index * 90, name: "日\u{1B}[2J\u{202E}", points: points, band: band,
                isHidden: Int.random(in: 0..<5, using: &random) == 0)
        }
        var chart = LineChart(
            series: series, start: Int64.random(in: -10_000...30_000, using: &random),
            end: Int64.random(in: 0...60_000, using: &random), maximumGap: Int64.random(in: 0...5000, using: &random),
            glyphs: GlyphSet.allCases.randomElement(using: &random) ?? .braille)
        chart.cursor = Bool.random(using: &random) ? Int64.random(in: 0...60_000, using: &random) : nil
        chart.showsGrid = Bool.random(using: &random)
        chart.showsLegend = Bool.random(using: &random)
        chart.showsBands = Bool.random(using: &random)
        if Bool.random(using: &random) { chart.valueRange = -1...1 }
        return chart
    }

    @Test("a chart draws something sound from 1 × 1 to 30 × 12, and nothing outside of its rectangle")
    func charts() {
        var random = SeededRandom(seed: 20_260_131)
        for width in 1...30 {
            for height in 1...12 {
                let chart = chart(&random)
                var frame = Frame(width: width + 4, height: height + 4)
                chart.draw(on: &frame, in: Rect(x: 2, y: 2, width: width, height: height))
                for y in 0..<frame.height {
                    for x in 0..<frame.width where x < 2 || y < 2 || x >= width + 2 || y >= height + 2 {
                        #expect(frame[x, y] == .blank, "\(width) × \(height) at \(x), \(y)")
                    }
                }
                #expect(frame.lines.allSatisfy { SafeText.width(of: $0) <= frame.width })
            }
        }
    }

    @Test("rectangles beyond the frame and empty ones are cut to it")
    func rectangles() {
        let chart = Waves.chart()
        var frame = Frame(width: 40, height: 10)
        for area in [
            Rect(width: 0, height: 0), Rect(x: -5, y: -5, width: 20, height: 9),
            Rect(x: 30, y: 8, width: 100, height: 100),
            Rect(x: 99, y: 99, width: 5, height: 5),
        ] {
            chart.draw(on: &frame, in: area)
        }
        #expect(frame.lines.count == 10)
    }

    @Test("tables, legends, sparklines and heatmaps stand any size too")
    func others() {
        var random = SeededRandom(seed: 7)
        for width in 1...30 {
            for height in 1...12 {
                var frame = Frame(width: width, height: height)
                let table = Table(
                    columns: [TableColumn("日本語", isFlexible: true), TableColumn("B", alignment: .right, rank: 2)],
                    rows: (0..<20).map { [TableCell("\($0)"), TableCell("日\u{7}")] })
                table.draw(on: &frame, in: frame.bounds)
                Legend([LegendEntry(index: 0, name: "日本語"), LegendEntry(index: 200, name: "")])
                    .draw(on: &frame, in: frame.bounds)
                let samples = (0..<10).map { HeatmapSample(time: $0 * 1000, counts: [value(&random), value(&random)]) }
                Heatmap(buckets: ["0.1", "日", "+Inf"], samples: samples, start: 0, end: 10_000)
                    .draw(on: &frame, in: frame.bounds)
                Sparkline(.perSecond([value(&random), value(&random)]), start: 0, end: 2000, range: 0...1)
                    .draw(on: &frame, in: frame.bounds)
                #expect(frame.lines.allSatisfy { SafeText.width(of: $0) <= width })
            }
        }
    }
}
