import Prometheus

/// Gives each series of a metric a number when it is first seen and keeps it for as long as the series may come back, so
/// that colours stay where they are while targets come and go.
struct SeriesNumbers: Sendable {
    private struct Known {
        var number: Int
        /// When the series was last shown, in milliseconds since 1970.
        var seen: Int64
    }

    private struct Metric {
        var series: [Labels: Known] = [:]
        var taken: Set<Int> = []
        /// The label values that the series were seen with.
        var values: Set<String> = []
        /// How many series there may be before those that are gone are forgotten.
        var most = 200
    }

    /// A series that was not shown for so long will not be shown again. Milliseconds.
    let memory: Int64
    private var metrics: [String: Metric] = [:]

    init(memory: Int64) {
        self.memory = memory
    }

    /// The label values that a metric's series were seen with.
    func values(of metric: String) -> Set<String> { metrics[metric]?.values ?? [] }

    /// - Parameter place: the number to have if it is still free, such as the place of the series' target among the
    ///   others: so numbers do not depend on which target answered first.
    mutating func number(of labels: Labels, in metric: String, place: Int?, at time: Int64) -> Int {
        var known = metrics.removeValue(forKey: metric) ?? Metric()
        defer { metrics[metric] = known }
        if let number = known.series[labels]?.number {
            known.series[labels]?.seen = time
            return number
        }
        if known.series.count >= known.most { Self.forget(&known, before: time - memory) }
        var next = place.flatMap { known.taken.contains($0) ? nil : $0 } ?? 0
        while known.taken.contains(next) { next += 1 }
        known.series[labels] = Known(number: next, seen: time)
        known.taken.insert(next)
        for label in labels where label.name != "__name__" { known.values.insert(label.value) }
        return next
    }

    /// Forgets metrics that are gone altogether.
    mutating func keep(_ names: Set<String>) { metrics = metrics.filter { names.contains($0.key) } }

    private static func forget(_ metric: inout Metric, before time: Int64) {
        metric.series = metric.series.filter { $0.value.seen >= time }
        metric.taken = Set(metric.series.values.lazy.map(\.number))
        metric.values = Set(metric.series.keys.joined().lazy.filter { $0.name != "__name__" }.map(\.value))
        metric.most = max(200, metric.series.count * 2)
    }
}
