import Prometheus

/// A series as people write it.
enum SeriesText {
    /// `my_first_metric{instance="a:80", job="demo"}`; the name alone where there are no other labels.
    static func text(_ labels: Labels) -> String {
        let rest = labels.filter { $0.name != "__name__" }
        guard let name = labels["__name__"] else { return "\(rest)" }
        return name + (rest.isEmpty ? "" : "\(rest)")
    }
}
