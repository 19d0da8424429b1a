import Prometheus

/// How the series of one metric are told apart in few words.
enum SeriesNaming {
    /// The instance where that alone does; otherwise the instance and the labels that differ, as in `a:80 {le="0.5"}`;
    /// without an instance, all that differ.
    static func names(of series: [Labels]) -> [String] {
        let differing = differingNames(of: series)
        return series.map { labels in
            let others = labels.filter { differing.contains($0.name) && $0.name != "instance" }
            let rest = others.isEmpty ? "" : "\(others)"
            guard let instance = labels["instance"] else { return rest.isEmpty ? labels["__name__"] ?? "{}" : rest }
            // Other labels matter only where one instance has several series.
            return rest.isEmpty || !repeats(instance, in: series) ? instance : "\(instance) \(rest)"
        }
    }

    private static func repeats(_ instance: String, in series: [Labels]) -> Bool {
        series.count { $0["instance"] == instance } > 1
    }

    private static func differingNames(of series: [Labels]) -> Set<String> {
        var values: [String: Set<String>] = [:]
        var counts: [String: Int] = [:]
        for labels in series {
            for label in labels {
                values[label.name, default: []].insert(label.value)
                counts[label.name, default: 0] += 1
            }
        }
        return Set(values.filter { $0.value.count > 1 || counts[$0.key] != series.count }.map(\.key))
    }
}
