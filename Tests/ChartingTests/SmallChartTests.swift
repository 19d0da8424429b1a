import Charting
import Testing

@Suite("Charts with little room")
struct SmallChartTests {
    private let chart = LineChart.seconds(
        20,
        [
            .perSecond([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
            .perSecond([20, 21, 22, 23, 24, 25, 26, 25, 24, 23, 22, 21, 20, 21, 22, 23, 24, 25, 24, 23], index: 1),
        ])

    @Test("one cell shows the level of the latest value")
    func oneCell() {
        #expect(chart.lines(1, 1) == ["▁"])
    }

    @Test("one row is a sparkline with its value")
    func oneRow() {
        #expect(chart.lines(20, 1) == ["1 ▂▂▂▃▃▃▃▄▃▃▃▂▂▂▁▁ 1"])
        #expect(chart.lines(8, 1) == ["1 ▂▄▁▁ 1"])
    }

    @Test("two rows are a sparkline for each series")
    func twoRows() {
        #expect(chart.lines(20, 2) == ["1 ▂▂▂▃▃▃▃▄▃▃▃▂▂▂▁▁ 1", "2 ▇▇███▇▇▇▆▇▇█▇▇▇ 23"])
    }

    @Test("a gap is a gap in a sparkline too, and a dead line has no value")
    func sparklineGap() {
        let chart = LineChart.seconds(10, [.perSecond([1, 2, 3, nil, nil, 8, 9, nil, nil, nil])])
        #expect(chart.lines(16, 1) == ["▂▃▃   ▇██      –"])
    }

    @Test("with more room come the value axis, the last values, the time axis")
    func more() {
        #expect(chart.lines(10, 3) == ["40┤", "20┤⠒⠓⠒⠔⠒⠒", " 0┤⠒⠉⠉⠉⠒⠒"])
        #expect(
            chart.lines(24, 5)
                == picture(
                    """
                    40┤
                      │   ⢀
                    20┤⠒⠁⠁⠁⠈⠁⠁⠒⠠⠂⠂⠉⠈⠁⠁  2 23
                      │   ⢀⣀⠤⠤⠤⠤⣀⡀
                     0┤⠒⠉⠉⠁      ⠈⠉⠉⠒⠂  1 1
                    """))
        #expect(
            chart.lines(30, 8)
                == picture(
                    """
                      │  ⡀⠄⠤⠐⠠⠠⢀      ⣀⠠⠠⠠⢀   2 23
                    20┤⠂⠁       ⠈⠁⠂⠄⠂⠁
                      │
                    10┤       ⣀⠤⠤⠤⢄⡀
                      │ ⢀⡠⠤⠤⠒⠉     ⠈⠑⠒⠤⠤⣀
                     0┤⠊⠁                ⠉⠒   1 1
                      └──────────┬──────────┬
                              00:00:10   00:00:20
                    """))
    }
}
