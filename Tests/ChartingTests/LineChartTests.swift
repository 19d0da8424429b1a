import Charting
import Testing

@Suite("Line charts")
struct LineChartTests {
    /// Up to 10 and down again, in 20 seconds.
    private let triangle: [Double?] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]

    @Test("a line, its axes, clock times and last value")
    func whole() {
        #expect(
            LineChart.seconds(20, [.perSecond(triangle)]).lines(40, 9)
                == picture(
                    """
                    10┤               ⣀⠤⣀
                      │            ⣀⠔⠊   ⠑⠢⢄
                      │         ⢀⠤⠊         ⠑⠤⣀
                     5┤      ⢀⡠⠊⠁              ⠑⢄⡀
                      │   ⢀⠔⠊⠁                   ⠈⠑⠢⡀
                      │⢀⠤⠒⠁                         ⠈⠑⠤⡀   1
                     0┤⠁
                      └────────────────┬─────────────────┬
                                    00:00:10
                    """))
    }

    @Test("the same in blocks")
    func block() {
        #expect(
            LineChart.seconds(20, [.perSecond(triangle)], glyphs: .block).lines(40, 9)
                == picture(
                    """
                    10┤               ▗▄▖
                      │            ▄▄▀▘ ▝▀▄▄
                      │         ▄▞▀         ▀▚▄
                     5┤       ▄▀               ▀▄
                      │   ▗▄▀▀                   ▀▀▄▖
                      │▗▞▀▘                         ▝▀▚▖   1
                     0┤▘
                      └────────────────┬─────────────────┬
                                    00:00:10
                    """))
    }

    @Test("the same in plain characters")
    func ascii() {
        #expect(
            LineChart.seconds(20, [.perSecond(triangle)], glyphs: .ascii).lines(40, 9)
                == picture(
                    """
                    10+               .-.
                      |            ..'   '-.
                      |         .-'         '-.
                     5+       .'               '-.
                      |   ..-'                    '.
                      |.-'                          ''-.   1
                     0+
                      +----------------+-----------------+
                                    00:00:10
                    """))
    }

    @Test("a sample before the first column, by less than a millisecond, hides no mark of those after it")
    func marksAfterTheFirst() throws {
        let area = Rect(width: 60, height: 12)
        func chart(from first: Int64) -> LineChart {
            let points = [(first, 30.0), (first + 100_000, 40.0), (first + 299_000, 30.0)]
            let series = ChartSeries(
                index: 0, name: "a", points: points.map { ChartPoint(time: $0.0, value: $0.1) },
                band: Band(base: 30, percent: 10))
            return LineChart(series: [series], start: 1_700_000_000_000, end: 1_700_000_300_000)
        }
        let start = try #require(chart(from: 1_700_000_000_000).plot(in: area)).times.start
        #expect(start != start.rounded(.down), "what this is about")
        let drawn = chart(from: Int64(start))
        #expect(try #require(drawn.plot(in: area)).times.column(of: Int64(start)) == nil)
        #expect(drawn.frame(60, 12).text.contains("×"))
    }

    @Test("in plain characters a line is known by all digits of its number")
    func longNumbers() throws {
        let series = [11, 12].map { index in
            ChartSeries.perSecond([Double?](repeating: Double(index), count: 60), index: index)
        }
        let chart = LineChart.seconds(60, series, range: 0...20, glyphs: .ascii)
        let frame = chart.frame(70, 12)
        let plot = try #require(chart.plot(in: frame.bounds)).area
        let lines = frame.lines[plot.y..<plot.bottom].map { String($0.prefix(plot.right).dropFirst(plot.x)) }
        #expect(lines.contains { $0.contains("12") } && lines.contains { $0.contains("13") })
    }

    @Test("a missing sample is a gap, and a sample alone is a dot")
    func gaps() {
        var values = triangle
        for second in [8, 9, 12, 14] { values[second] = nil }
        #expect(
            LineChart.seconds(20, [.perSecond(values)]).lines(40, 9)
                == picture(
                    """
                    10┤                ⠠⣀
                      │                  ⠁
                      │         ⢀⠤⠂         ⠐
                     5┤      ⢀⡠⠊⠁               ⢄⡀
                      │   ⢀⠔⠊⠁                   ⠈⠑⠢⡀
                      │⢀⠤⠒⠁                         ⠈⠑⠤⡀   1
                     0┤⠁
                      └────────────────┬─────────────────┬
                                    00:00:10
                    """))
    }

    @Test(
        "NaN, the infinities and a staleness marker end the line, as a missing sample does",
        arguments: [Double.nan, .infinity, -.infinity, Double(bitPattern: 0x7ff0_0000_0000_0002)])
    func notNumbers(value: Double) {
        var values = triangle
        var missing = triangle
        for second in [8, 9, 12, 14] {
            values[second] = value
            missing[second] = nil
        }
        let chart = LineChart.seconds(20, [.perSecond(values)])
        #expect(chart.lines(40, 9) == LineChart.seconds(20, [.perSecond(missing)]).lines(40, 9))
    }

    @Test("a band has its lines and names, the data win over them, and samples outside are marked")
    func band() {
        #expect(
            LineChart.seconds(20, [.perSecond(triangle, band: Band(base: 5, percent: 60))]).lines(40, 9)
                == picture(
                    """
                    10┤             ⣀×⡀
                      │┄┄┄┄┄┄┄┄┄┄⢀⠔×┄┄×⠒⢄┄┄┄┄┄┄┄┄┄┄┄┄ +60 %
                      │        ⡠⠔⠁       ⠑⠤⡀
                     5┤╴╴╴╴╴⢀⡠⠊╴╴╴╴╴╴╴╴╴╴╴╴⠈⠢⣀╴╴╴╴╴╴╴ base 5
                      │   ⡠⠒⠁                 ⠑⠢⡀
                      │×⠤⠊┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄⠈⠢×┄┄ 1
                     0┤⠁
                      └──────────────┬──────────────┬
                                  00:00:10       00:00:20
                    """))
    }

    @Test("two series differ in their lines and carry their numbers; a cursor shows its time")
    func two() {
        var chart = LineChart.seconds(
            20, [.perSecond(triangle), .perSecond(triangle.map { $0.map { 10 - $0 } }, index: 1)])
        chart.cursor = 6000
        chart.showsLegend = true
        #expect(
            chart.lines(48, 11)
                == picture(
                    """
                       1━ series 1   2┅ series 2
                      │           │
                    10┤⡀          │      ⣀⠤⣀
                      │ ⠁⠂⠄       │  ⣀⠔⠊⠉   ⠉⠒⠤⡀         ⢀⠠⠐⠈    2 9
                      │    ⠁⠂⠄⡀   ⡠⠔⠊          ⠈⠑⠤⣀   ⢀⠠⠐
                     5┤       ⢀⡢⠔⡉│                ⢑⠢⣈
                      │    ⣀⠔⠊⠁   ⠁⠂⠄          ⢀⠠⠐⠈   ⠉⠒⠤⡀
                      │⢀⡠⠔⠊       │  ⠁⠂⠄⡀   ⢀⠠⠐          ⠈⠑⠤⣀    1 1
                     0┤⠁          │      ⠁⠢⠈
                      └───────────────────┬────────────────────┬
                               00:00:06                     00:00:20
                    """))
    }

    @Test("a line that ended long ago keeps its number at its end, and none in the margin")
    func ended() {
        let chart = LineChart.seconds(
            20, [.perSecond(Array(triangle.prefix(14))), .perSecond(triangle.map { $0.map { 10 - $0 } }, index: 1)])
        #expect(
            chart.lines(40, 9)
                == picture(
                    """
                    10┤⡀             ⣀⠤⣀
                      │⠈⠐⠄        ⢀⠔⠊   ⠑⠢⡀        ⡠⠐⠁   2 9
                      │   ⠑⠠⢀  ⢀⠤⠒⠁       ⠈⠂1   ⡀⠄⠂
                     5┤      ⣐⠔⡁              ⡠⠈
                      │   ⡠⠒⠉  ⠈⠐⠠        ⢀⠄⠂⠁
                      │⢀⠤⠊        ⠈⠂⢄   ⡀⠔
                     0┤⠁             ⠐⠠⠈
                      └───────────────┬────────────────┬
                                   00:00:10         00:00:20
                    """))
    }

    @Test("a hidden series is not drawn and does not widen the range, and the others keep their numbers")
    func hidden() {
        var chart = LineChart.seconds(
            20, [.perSecond(triangle.map { $0.map { $0 * 1000 } }), .perSecond(triangle, index: 1)])
        chart.series[0].isHidden = true
        let lines = chart.lines(40, 9)
        #expect(lines[0].hasPrefix("10┤"))
        #expect(lines[5].hasSuffix(" 2 1"))
        #expect(chart.frame(40, 9)[19, 0].style.ink == .series(1))
    }

    @Test("samples above and below a fixed range are marked at its edges")
    func clipped() {
        #expect(
            LineChart.seconds(20, [.perSecond(triangle)], range: 3...7).lines(40, 8)
                == picture(
                    """
                    8┤            ⢀⠔⠁▲ ▲▲⠈⠢⡀
                     │           ⡠⠊        ⠘⢄
                    6┤         ⡠⠊            ⠑⢄
                     │       ⢀⠔⠁               ⠑⢄
                    4┤     ⢀⠔⠁                   ⠣⡀
                     │▼ ▼⢀⠔⠁                      ⠈⠢⡀▼ ▼   1
                     └─────────────────┬─────────────────┬
                                    00:00:10
                    """))
    }

    @Test("of many samples in a column the least and the most are seen")
    func extremes() {
        var values = [Double?](repeating: 5, count: 2000)
        values[700] = 10
        values[1400] = 0
        #expect(
            LineChart.seconds(2000, [.perSecond(values)], range: 0...10, glyphs: .ascii).lines(40, 9)
                == picture(
                    """
                    10+           .
                      |           |
                      |           |
                     5+-----------'-----------.----------  5
                      |                       |
                      |                       |
                     0+                       '
                      +---------+----------+---------+----
                              00:10      00:20     00:30
                    """))
    }

    @Test("an empty window says so, with its axes")
    func empty() {
        let lines = LineChart.seconds(20, [.perSecond([.nan, nil])]).lines(40, 8)
        #expect(lines.contains { $0.contains("no samples in this window") })
        #expect(lines[6].contains("└─"))
    }
}
