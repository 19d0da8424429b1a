import Prometheus

/// Target groups as the JSON of HTTP service discovery: without spaces, and the same groups always as the same bytes.
enum TargetGroupsWriter {
    /// These labels come first, as users of the demonstration know it; the others follow in the order of their bytes.
    private static let leadingLabels = ["metrics_path", "kubernetes_namespace"]

    static func json(_ groups: [TargetGroup]) -> String {
        "[\(elements(groups))]"
    }

    /// What stands between the brackets.
    static func elements(_ groups: [TargetGroup]) -> String {
        groups.map(group).joined(separator: ",")
    }

    private static func group(_ group: TargetGroup) -> String {
        let targets = group.targets.map(JSONText.quoted).joined(separator: ",")
        let leading = leadingLabels.compactMap { name in group.labels[name].map { Label(name, $0) } }
        let labels = (leading + group.labels.filter { !leadingLabels.contains($0.name) })
            .map { "\(JSONText.quoted($0.name)):\(JSONText.quoted($0.value))" }
            .joined(separator: ",")
        return "{\"targets\":[\(targets)],\"labels\":{\(labels)}}"
    }
}
