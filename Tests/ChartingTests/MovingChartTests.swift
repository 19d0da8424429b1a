import Charting
import Testing

@Suite("Charts as time goes on")
struct MovingChartTests {
    @Test("what has been drawn keeps its shape and moves by whole columns", arguments: GlyphSet.allCases)
    func keepsShape(glyphs: GlyphSet) {
        var chart = Waves.chart(glyphs)
        chart.valueRange = 26...56
        chart.showsBands = false
        let before = plot(chart)
        let step = Int64((300_000.0 / Double(before[0].count)).rounded(.up))
        chart.start += step
        chart.end += step
        let after = plot(chart)
        let shift = 1
        for (old, new) in zip(before, after) {
            let count = old.count - 4
            #expect(Array(old.dropFirst(shift + 1).prefix(count)) == Array(new.dropFirst(1).prefix(count)))
        }
    }

    @Test("a frame in which nothing is new has no changes")
    func nothingNew() {
        #expect(Waves.chart().frame(80, 24).changes(since: Waves.chart().frame(80, 24)) == [])
        var later = Waves.chart()
        later.end += 1
        later.start += 1
        #expect(later.frame(80, 24).changes(since: Waves.chart().frame(80, 24)) == [])
    }

    @Test("the cursor's column gives back its time")
    func cursor() throws {
        let plot = try #require(Waves.chart().plot(in: Rect(x: 3, y: 2, width: 80, height: 20)))
        for column in [0, 17, plot.area.width - 1] {
            #expect(plot.times.column(of: plot.times.time(ofColumn: column)) == column)
        }
    }

    @Test("the value at a time is that of the last sample, unless it is too old")
    func value() {
        let series = ChartSeries.perSecond([1, 2, nil, nil, 5, .nan])
        #expect(series.value(at: 1000, maximumGap: 1500) == 2)
        #expect(series.value(at: 2400, maximumGap: 1500) == 2)
        #expect(series.value(at: 2600, maximumGap: 1500) == nil)
        #expect(series.value(at: 4999, maximumGap: 1500) == 5)
        #expect(series.value(at: 5000, maximumGap: 1500) == nil)
        #expect(series.value(at: -1, maximumGap: 1500) == nil)
        #expect(series.value(at: .max, maximumGap: 1500) == nil)
        #expect(series.value(at: .min, maximumGap: 1500) == nil)
    }

    /// The glyphs of the plot alone, row by row.
    private func plot(_ chart: LineChart) -> [[Glyph]] {
        let area = Rect(width: 80, height: 24)
        guard let plot = chart.plot(in: area) else { return [] }
        let frame = chart.frame(80, 24)
        return (plot.area.y..<plot.area.bottom).map { y in
            (plot.area.x..<plot.area.right).map { frame[$0, y].glyph }
        }
    }
}
