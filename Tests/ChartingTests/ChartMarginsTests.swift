import Charting
import Testing

@Suite("Charts above one another")
struct ChartMarginsTests {
    private let area = Rect(x: 0, y: 0, width: 100, height: 12)

    @Test("take the widest margins, so that a time has the same column in both")
    func aligned() throws {
        var small = LineChart.seconds(20, [.perSecond([0, 5, 10])])
        var large = LineChart.seconds(20, [.perSecond([1_000_000, 1_250_000, 1_500_000])])
        #expect(small.margins(in: area) != large.margins(in: area))

        let widest = small.margins(in: area).union(large.margins(in: area))
        (small.margins, large.margins) = (widest, widest)
        let plots = try (#require(small.plot(in: area)), #require(large.plot(in: area)))
        #expect(plots.0.area == plots.1.area)
        #expect(plots.0.times.time(ofColumn: 40) == plots.1.times.time(ofColumn: 40))
    }

    @Test("a heatmap lines up with a line chart")
    func heatmap() throws {
        var lines = LineChart.seconds(20, [.perSecond([0, 5, 10])])
        var heatmap = Heatmap(
            buckets: ["0.005", "0.01", "+Inf"], samples: [HeatmapSample(time: 10_000, counts: [1, 2, 3])], start: 0,
            end: 20_000)
        let widest = lines.margins(in: area).union(heatmap.margins(in: area))
        (lines.margins, heatmap.margins) = (widest, widest)
        var frame = Frame(width: area.width, height: area.height)
        heatmap.draw(on: &frame, in: area)
        let axis = try #require(frame.lines.last { $0.contains("└") || $0.contains("┬") })
        let first = try #require(axis.firstIndex { $0 != " " })
        #expect(axis.distance(from: axis.startIndex, to: first) == widest.left - 1)
    }

    @Test("what is too small for lines asks for none")
    func sparkline() {
        let chart = LineChart.seconds(20, [.perSecond([0, 5, 10])])
        #expect(chart.margins(in: Rect(x: 0, y: 0, width: 100, height: 2)) == ChartMargins())
    }
}
