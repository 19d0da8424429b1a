import Charting
import Monitoring
import Prometheus
import Synchronization

/// Samples as lines of text, each sample once.
final class SampleLines: Sendable {
    /// The newest sample that has been written, by series.
    private let written = Mutex<[Labels: Int64]>([:])

    /// The lines of the samples that are new; of a series that is new, the newest sample only.
    func new(in series: [SeriesSnapshot]) -> String {
        written.withLock { written in
            var samples: [(time: Int64, labels: Labels, value: Double)] = []
            for series in series {
                let points = series.points.filter { !$0.isStale }
                let last = written[series.labels]
                let new = last.map { last in points.filter { $0.time > last } } ?? points.suffix(1)
                samples += new.map { ($0.time, series.labels, $0.value) }
                if let newest = new.last { written[series.labels] = newest.time }
            }
            if written.count > 1000 + series.count * 2 {
                let present = Set(series.lazy.map(\.labels))
                written = written.filter { present.contains($0.key) }
            }
            samples.sort { $0.time < $1.time }
            return samples.map { sample in
                let name = SeriesText.text(sample.labels)
                let value = Prometheus.NumberText.shortest(sample.value)
                return SafeText.plain("\(Timestamp.text(sample.time)) \(name) \(value)")
            }.joined(separator: "\n")
        }
    }
}
