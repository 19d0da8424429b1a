import Charting
import Glibc

// What frames cost: CPU time of this process, medians. A frame of 200×60 with two series over an hour is to take under 1 ms,
// with 100 series under 10 ms, on a machine that is not slow; the ratios to a plain pass over the same samples hold on any.
// Exits with 1 where a limit is passed.

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
/// Median CPU time of `body`, in milliseconds; says it, and what it is of what it may take.
///
/// - Parameters:
///   - limit: In milliseconds.
///   - plainPass: A plain pass over these is measured too; a ratio to it holds on any machine.
///   - ratio: At most so many times that.
func measure(
    _ name: String, _ runs: Int, limit: Double? = nil, over plainPass: [ChartSeries]? = nil, ratio: Double? = nil,
    _ body: () -> Int
) {
    var sink = 0
    var (times, peers): ([Double], [Double]) = ([], [])
    for run in 0..<runs + 3 {
        let start = cpu()
        if let plainPass { pass(plainPass) }
        let middle = cpu()
        sink &+= body()
        guard run >= 3 else { continue }
        peers.append(middle - start)
        times.append(cpu() - middle)
    }
    func text(_ number: Double, _ decimals: Int = 3) -> String { NumberText.fixed(number, decimals: decimals) }
    let time = times.sorted()[runs / 2]
    var line = "\(name): \(text(time)) ms of CPU"
    if let limit {
        line += " (limit \(text(limit, 0)))"
        if time > limit { isWithinLimits = false }
    }
    if plainPass != nil, let ratio {
        let times = time / peers.sorted()[runs / 2]
        line += ", \(text(times, 1)) x a plain pass (limit \(text(ratio, 0)))"
        if times > ratio { isWithinLimits = false }
    }
    print(line + (sink == .min ? " " : ""))
}
nonisolated(unsafe) var isWithinLimits = true
nonisolated(unsafe) var plain = 0.0

/// The least and the greatest value of each of 400 columns of dots, and 12,000 cells written: what a frame takes at least.
func pass(_ all: [ChartSeries]) {
    let start = now - 3_600_000
    var cells = [UInt64](repeating: 0, count: 12_000)
    for series in all {
        var least = [Double](repeating: .infinity, count: 401)
        var greatest = [Double](repeating: -.infinity, count: 401)
        for point in series.points {
            let column = Int((point.time - start) * 400 / 3_600_000)
            least[column] = min(least[column], point.value)
            greatest[column] = max(greatest[column], point.value)
        }
        for column in 0..<200 { cells[column * 60 + 7] &+= UInt64(greatest[column * 2] > least[column * 2] ? 1 : 2) }
    }
    for index in cells.indices { cells[index] = cells[index] &* 31 &+ UInt64(index) }
    plain += Double(cells[7] & 1)
}
let now: Int64 = 1_769_861_075_400
for count in [2, 100] {
    let all = series(count, 720, end: now)
    for glyphs in GlyphSet.allCases {
        measure(
            "200x60, \(count) series x 720, \(glyphs)", count == 2 ? 401 : 61, limit: count == 2 ? 1 : 10,
            over: all, ratio: count == 2 ? 50 : 40
        ) {
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
if !plain.isFinite { print("not finite") }
exit(isWithinLimits ? 0 : 1)
