package import Monitoring
package import Prometheus

/// The bucket series of one classic histogram, brought together.
package struct HistogramSeries: Sendable {
    /// Without `le`.
    package var labels: Labels
    /// Rising.
    package var bounds: [Double]
    /// For each time, what has been counted up to each bound: rates per second, or the counts themselves.
    package var moments: [Moment]

    package struct Moment: Sendable {
        /// Milliseconds since 1970.
        package var time: Int64
        /// Those that were there at the time; nil where the series ends.
        package var buckets: HistogramBuckets?
    }

    package func quantile(_ quantile: Double) -> [Point] {
        moments.map { moment in
            Point(time: moment.time, value: moment.buckets?.quantile(quantile) ?? Staleness.marker)
        }
    }

    /// Brings `…_bucket` series together, those that differ in `le` alone; in order of their first.
    ///
    /// - Parameters:
    ///   - window: of the rate, in milliseconds; nil for the counts as they are, as of a gauge histogram.
    ///   - limit: how many histograms at most; nil for all.
    package static func grouped(_ series: [SeriesSnapshot], window: Int64?, limit: Int? = nil) -> [HistogramSeries] {
        var order: [Labels] = []
        var groups: [Labels: [(bound: Double, points: [Point])]] = [:]
        for one in series {
            guard let text = one.labels["le"], let bound = bound(text) else { continue }
            let labels = one.labels.filter { $0.name != "le" }
            if groups[labels] == nil {
                guard order.count < limit ?? .max else { continue }
                order.append(labels)
            }
            groups[labels, default: []].append((bound, one.points))
        }
        return order.map { labels in
            let buckets = (groups[labels] ?? []).sorted { $0.bound < $1.bound }
            return HistogramSeries(
                labels: labels,
                bounds: buckets.map(\.bound),
                moments: moments(
                    buckets.map(\.bound),
                    buckets.map { bucket in
                        window.map { CounterRate.points(of: bucket.points, window: $0) } ?? bucket.points
                    })
            )
        }
    }

    /// How many histograms there are.
    static func count(in series: [SeriesSnapshot]) -> Int {
        let buckets = series.lazy.filter { $0.labels["le"].flatMap(bound) != nil }
        return Set(buckets.map { $0.labels.filter { $0.name != "le" } }).count
    }

    /// At the times of the last bucket, which has every observation: what each bucket says at that very time. One that says
    /// nothing is left out, as Prometheus does.
    private static func moments(_ bounds: [Double], _ points: [[Point]]) -> [Moment] {
        guard let last = points.last else { return [] }
        var places = [Int](repeating: 0, count: points.count)
        return last.map { moment in
            var buckets = HistogramBuckets(bounds: [], counts: [])
            for index in points.indices {
                while places[index] < points[index].count, points[index][places[index]].time < moment.time {
                    places[index] += 1
                }
                guard places[index] < points[index].count else { continue }
                let point = points[index][places[index]]
                guard point.time == moment.time, !point.isStale else { continue }
                buckets.bounds.append(bounds[index])
                buckets.counts.append(point.value)
            }
            return Moment(time: moment.time, buckets: moment.isStale ? nil : buckets)
        }
    }

    /// A bound as Go's `ParseFloat` reads it; nil for what Prometheus leaves out.
    private static func bound(_ text: String) -> Double? {
        guard let bound = Double(text), !bound.isNaN else { return nil }
        // Swift reads 1e999 as infinity.
        return bound.isInfinite && text.contains(where: \.isNumber) ? nil : bound
    }
}
