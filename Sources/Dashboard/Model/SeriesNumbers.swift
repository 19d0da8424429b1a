import Prometheus

/// Gives each series of a metric a number when it is first seen and never takes it back, so that colours stay where they
/// are while targets come and go.
struct SeriesNumbers: Sendable {
    private var numbers: [String: [Labels: Int]] = [:]
    private var taken: [String: Set<Int>] = [:]
    /// The label values that a metric's series were seen with.
    private(set) var values: [String: Set<String>] = [:]

    /// - Parameter place: the number to have if it is still free, such as the place of the series' target among the
    ///   others: so numbers do not depend on which target answered first.
    mutating func number(of labels: Labels, in metric: String, place: Int?) -> Int {
        if let known = numbers[metric]?[labels] { return known }
        let used = taken[metric] ?? []
        var next = place.flatMap { used.contains($0) ? nil : $0 } ?? 0
        while used.contains(next) { next += 1 }
        numbers[metric, default: [:]][labels] = next
        taken[metric, default: []].insert(next)
        for label in labels where label.name != "__name__" { values[metric, default: []].insert(label.value) }
        return next
    }
}
