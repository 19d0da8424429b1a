extension MetricSnapshot {
    /// Only the points from a moment on, in milliseconds since 1970.
    func since(_ start: Int64) -> MetricSnapshot {
        var metric = self
        metric.series = series.map { series in
            let first = series.points.partitioningIndex { $0.time >= start }
            return SeriesSnapshot(labels: series.labels, points: Array(series.points[first...]))
        }
        return metric
    }
}

extension [Point] {
    /// The first index at which a condition holds that holds for all after it.
    fileprivate func partitioningIndex(where holds: (Point) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
