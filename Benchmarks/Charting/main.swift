import Charting
import Glibc

// What frames cost: CPU time of this process. A frame of 200×60 with two series over an hour is to take under 1 ms, with
// 100 series under 10 ms.

func series(_ count: Int, _ samples: Int, end: Int64) -> [ChartSeries] {
    (0..<count).map { index in
        let base = 30.0 + 20 * Double(index % 7)
        let points = (0..<samples).map { sample -> ChartPoint in
            let t = end - Int64(samples - 1 - sample) * 5000
            return ChartPoint(
                time: t, value: base + base * 0.1 * sin(2 * .pi * Double(t % 60000) / 60000 + Double(index)))
        }
        return ChartSeries(
            index: index, name: "metrics-server-\(index):80", points: points, band: Band(base: base, percent: 10))
    }
}
func cpu() -> Double {
    var t = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t)
    return Double(t.tv_sec) * 1e3 + Double(t.tv_nsec) / 1e6
}
func measure(_ name: String, _ runs: Int, _ body: () -> Int) {
    var sink = 0
    for _ in 0..<3 { sink &+= body() }
    var best = Double.infinity
    let start = cpu()
    for _ in 0..<runs {
        let a = cpu()
        sink &+= body()
        best = min(best, cpu() - a)
    }
    let mean = (cpu() - start) / Double(runs)
    print(
        "\(name): mean \((mean * 1000).rounded() / 1000) ms, best \((best * 1000).rounded() / 1000) ms CPU (\(sink & 1))"
    )
}
let now: Int64 = 1_769_861_075_400
for count in [2, 100] {
    let all = series(count, 720, end: now)
    for glyphs in GlyphSet.allCases {
        measure("200x60, \(count) series x 720, \(glyphs)", count == 2 ? 400 : 60) {
            let chart = LineChart(series: all, start: now - 3_600_000, end: now, glyphs: glyphs, showsGrid: true)
            var frame = Frame(width: 200, height: 60)
            chart.draw(on: &frame, in: frame.bounds)
            return frame[100, 20].glyph.width
        }
    }
}
let all = series(2, 720, end: now)
func frame(at now: Int64, _ w: Int, _ h: Int) -> Frame {
    var frame = Frame(width: w, height: h)
    LineChart(series: all, start: now - 300_000, end: now).draw(on: &frame, in: frame.bounds)
    return frame
}
let a = frame(at: now, 200, 60)
let b = frame(at: now - 4000, 200, 60)
measure("diff 200x60", 400) { b.changes(since: a).count }
measure("ANSI 200x60", 200) { ANSIWriter().text(a).utf8.count }
measure("SVG 110x32", 50) { SVGWriter().text(frame(at: now, 110, 32)).utf8.count }
let names = (0..<1000).map { "metrics-server-\($0).default.svc.cluster.local:80" }
let table = Table(
    columns: [TableColumn("INSTANCE", isFlexible: true), TableColumn("LAST", alignment: .right)],
    rows: names.map { [TableCell($0), "31.42"] })
measure("table 1000 rows 200x60", 200) {
    var f = Frame(width: 200, height: 60)
    table.draw(on: &f, in: f.bounds)
    return f[1, 1].glyph.width
}
