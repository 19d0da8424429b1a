import Prometheus

/// How the series of one metric are told apart in few words.
enum SeriesNaming {
    /// The instance where that alone does; otherwise the instance and the labels that differ, as in `a:80 {le="0.5"}`;
    /// without an instance, or where all have the same one, all that differ.
    ///
    /// Of a summary or a histogram the quantile comes first: `0.99 a:80`.
    static func names(of series: [Labels]) -> [String] {
        let quantiles = series.map { $0["quantile"] }
        guard quantiles.contains(where: { $0 != nil }) else { return plainNames(of: series) }
        // Those of one quantile are told apart; between quantiles the quantile does it.
        var names = [String](repeating: "", count: series.count)
        for places in Dictionary(grouping: series.indices, by: { quantiles[$0] }).values {
            for (place, name) in zip(places, plainNames(of: places.map { series[$0] })) {
                names[place] = (quantiles[place].map { "\($0) " } ?? "") + name
            }
        }
        return names
    }

    private static func plainNames(of series: [Labels]) -> [String] {
        let differing = differingNames(of: series)
        let isAlone = series.count > 1 && !differing.contains("instance")
        return series.map { labels in
            let others = labels.filter { differing.contains($0.name) && $0.name != "instance" }
            let rest = others.isEmpty ? "" : "\(others)"
            guard let instance = labels["instance"], !(isAlone && !rest.isEmpty) else {
                return rest.isEmpty ? labels["__name__"] ?? "{}" : rest
            }
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
