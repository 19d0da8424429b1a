package import Monitoring
import Prometheus

/// What is shown: a snapshot, the time it is looked at, and what was made of it.
package struct Observation: Sendable {
    /// Milliseconds since 1970; the right edge of the charts.
    package var now: Int64
    package var snapshot: Snapshot
    package var panels: [Panel]

    /// Series that are out of their band, of the panels that are known.
    package var alarms: Int { panels.reduce(0) { $0 + $1.alarms } }

    package init(now: Int64, snapshot: Snapshot, panels: [Panel]) {
        self.now = now
        self.snapshot = snapshot
        self.panels = panels
    }

    /// Takes what is older than its own points, and series and metrics that it does not have yet, from a later snapshot: a
    /// frozen picture can be panned and leafed through, but nothing newer comes in. False if there was nothing.
    mutating func complete(from later: Snapshot, leavingOut: Set<String>) -> Bool {
        var hasChanged = false
        for metric in later.metrics where !leavingOut.contains(metric.name) {
            if let index = snapshot.metrics.firstIndex(where: { $0.name == metric.name }) {
                let earlier = metric.series.reduce(into: [Labels: SeriesSnapshot]()) { $0[$1.labels] = $1 }
                for place in snapshot.metrics[index].series.indices {
                    let series = snapshot.metrics[index].series[place]
                    guard let first = series.points.first?.time, let more = earlier[series.labels]?.points,
                        let oldest = more.first?.time, oldest < first
                    else { continue }
                    snapshot.metrics[index].series[place].points.insert(
                        contentsOf: more.prefix { $0.time < first }, at: 0)
                    hasChanged = true
                }
                let known = Set(snapshot.metrics[index].series.map(\.labels))
                let gone = past(of: metric.series.filter { !known.contains($0.labels) })
                guard !gone.isEmpty else { continue }
                snapshot.metrics[index].series += gone
                hasChanged = true
            } else {
                var metric = metric
                metric.series = past(of: metric.series)
                snapshot.metrics.append(metric)
                hasChanged = true
            }
        }
        return hasChanged
    }

    /// What was there of them by now.
    private func past(of series: [SeriesSnapshot]) -> [SeriesSnapshot] {
        series.compactMap { series in
            let points = series.points.filter { $0.time <= now }
            return points.isEmpty ? nil : SeriesSnapshot(labels: series.labels, points: points)
        }
    }
}
