import Charting
import Glibc
import Monitoring

// What it takes to fit a sine to samples, and to bring many samples onto few columns, each as a multiple of a plain pass over
// the same samples in the same run: ratios that hold on any machine. CPU time of this thread, medians. Exits with 1 where
// a limit is passed.
//
// usage: WaveBenchmark [ROUNDS]

func milliseconds(_ work: () -> Void) -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
    let start = now()
    work()
    return now() - start
}

/// A wave of ±10 % around 30 in a minute, a sample each `step` milliseconds.
func wave(_ count: Int, step: Int64) -> [Point] {
    (0..<count).map { index in
        let time = 1_795_349_100_000 + Int64(index) * step
        let phase = Double(time % 60_000) / 60_000 * 2 * Double.pi
        return Point(time: time, value: 30 + 3 * sin(phase))
    }
}

/// So that nothing is left out of what is measured.
nonisolated(unsafe) var sink = 0.0

struct Measurement {
    var name: String
    /// At most so many times its peer.
    var limit: Double
    var peer: () -> Void
    var work: () -> Void
}

let hour = wave(720, step: 5000)
let known = try? SineFit(hour, period: .expected(60))

/// What a fit does at least: a sine and a cosine of each sample.
func regression() {
    var (sines, cosines) = (0.0, 0.0)
    for point in hour {
        let phase = Double(point.time % 60_000) / 60_000 * 2 * Double.pi
        sines += point.value * sin(phase)
        cosines += point.value * cos(phase)
    }
    sink += sines + cosines
}

let many = wave(200_000, step: 100)
let chartPoints = many.map { ChartPoint(time: $0.time, value: $0.value) }
let (first, last) = (many[0].time, many[many.count - 1].time)

/// The least and the greatest value of each of 200 columns.
func extremes() {
    var least = [Double](repeating: .infinity, count: 200)
    var greatest = [Double](repeating: -.infinity, count: 200)
    for point in chartPoints {
        let column = Int((point.time - first) * 199 / (last - first))
        least[column] = min(least[column], point.value)
        greatest[column] = max(greatest[column], point.value)
    }
    sink += least[0] + greatest[199]
}

let series = ChartSeries(index: 0, name: "a", points: chartPoints)

let measurements = [
    Measurement(
        name: "fit of an hour, from the last fit", limit: 8, peer: regression,
        work: { sink += (try? SineFit(hour, period: .expected(60), from: known))?.base ?? 0 }),
    Measurement(
        name: "fit of an hour, any period", limit: 24, peer: regression,
        work: { sink += (try? SineFit(hour))?.base ?? 0 }),
    Measurement(
        name: "200,000 samples onto 200 columns", limit: 4, peer: extremes,
        work: {
            var frame = Frame(width: 200, height: 60)
            LineChart(series: [series], start: first, end: last).draw(on: &frame, in: frame.bounds)
            sink += Double(frame[100, 30].glyph.width)
        }),
]

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 51
var isWithinLimits = true
for measurement in measurements {
    var (peers, works): ([Double], [Double]) = ([], [])
    for _ in 0..<rounds {
        peers.append(milliseconds(measurement.peer))
        works.append(milliseconds(measurement.work))
    }
    let (peer, work) = (peers.sorted()[rounds / 2], works.sorted()[rounds / 2])
    func text(_ number: Double, _ decimals: Int) -> String { NumberText.fixed(number, decimals: decimals) }
    print(
        "\(measurement.name): \(text(work, 3)) ms = \(text(work / peer, 1)) x a plain pass of \(text(peer, 3)) ms "
            + "(limit \(text(measurement.limit, 0)))")
    if work / peer > measurement.limit { isWithinLimits = false }
}
if !sink.isFinite { print("not finite: \(sink)") }
exit(isWithinLimits ? 0 : 1)
