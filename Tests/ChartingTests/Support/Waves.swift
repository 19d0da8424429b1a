import Charting
import Foundation

/// Sine waves as the demo's servers send them.
enum Waves {
    /// 31 January 2026, 12:04:35.4 UTC.
    static let now: Int64 = 1_769_861_075_400

    /// ±10 % around `base` in 60 s, two decimals, a sample every 5 s.
    static func series(_ index: Int, base: Double, window: Int64 = 300_000) -> ChartSeries {
        let first = (now - window) / 5000 - 2
        let points = (first...now / 5000).map { step -> ChartPoint in
            let time = step * 5000
            let value = base + base * 0.1 * sin(2 * .pi * Double(time % 60_000) / 60_000)
            return ChartPoint(time: time, value: (value * 100).rounded() / 100)
        }
        return ChartSeries(
            index: index, name: "metrics-server-\(index + 1):80", points: points, band: Band(base: base, percent: 10))
    }

    static func chart(_ glyphs: GlyphSet = .braille) -> LineChart {
        LineChart(series: [series(0, base: 30), series(1, base: 50)], start: now - 300_000, end: now, glyphs: glyphs)
    }
}
