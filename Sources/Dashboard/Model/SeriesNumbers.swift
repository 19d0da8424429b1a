import Prometheus

/// Gives each series of a metric a number when it is first seen and never takes it back, so that colours stay where they
/// are while targets come and go.
struct SeriesNumbers: Sendable {
    private var numbers: [String: [Labels: Int]] = [:]
    /// The label values that a metric's series were seen with.
    private(set) var values: [String: Set<String>] = [:]

    mutating func number(of labels: Labels, in metric: String) -> Int {
        if let known = numbers[metric]?[labels] { return known }
        let next = numbers[metric]?.count ?? 0
        numbers[metric, default: [:]][labels] = next
        for label in labels where label.name != "__name__" { values[metric, default: []].insert(label.value) }
        return next
    }
}
