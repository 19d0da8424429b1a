/// One line of a chart.
package struct ChartSeries: Sendable {
    /// Its place among the series, from 0: its number less one, its colour and its line style. It stays when others hide.
    package var index: Int
    package var name: String
    /// In order of time.
    package var points: [ChartPoint]
    package var band: Band?
    package var isHidden: Bool

    package init(index: Int, name: String, points: [ChartPoint], band: Band? = nil, isHidden: Bool = false) {
        self.index = index
        self.name = name
        self.points = points
        self.band = band
        self.isHidden = isHidden
    }

    package var ink: Ink { .series(at: index) }
    package var number: String { String(index + 1) }
    package var lineStyle: LineStyle { LineStyle(at: index) }

    /// The value there as Prometheus sees it: of the last sample at or before `time`, if that is no longer ago than
    /// `maximumGap` milliseconds and a number.
    package func value(at time: Int64, maximumGap: Int64) -> Double? {
        let next = firstIndex(atOrAfter: time == .max ? time : time + 1)
        guard next > 0 else { return nil }
        let point = points[next - 1]
        let isRecent = !time.isLater(than: point.time, byMoreThan: maximumGap)
        return isRecent && point.value.isFinite ? point.value : nil
    }

    /// The first point at or after `time`; the number of points if there is none.
    func firstIndex(atOrAfter time: Int64) -> Int {
        var low = 0
        var high = points.count
        while low < high {
            let middle = (low + high) / 2
            if points[middle].time < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The smallest and largest number within a window; nil if there is none.
    func range(from start: Int64, to end: Int64) -> ClosedRange<Double>? {
        var lower = Double.infinity
        var upper = -Double.infinity
        var index = firstIndex(atOrAfter: start)
        while index < points.count, points[index].time <= end {
            let value = points[index].value
            if value.isFinite {
                lower = min(lower, value)
                upper = max(upper, value)
            }
            index += 1
        }
        return lower <= upper ? lower...upper : nil
    }
}
