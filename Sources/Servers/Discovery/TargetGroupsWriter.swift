import Prometheus

/// Target groups as the JSON of HTTP service discovery: without spaces, and the same groups always as the same bytes.
enum TargetGroupsWriter {
    /// These labels come first, as users of the demonstration know it; the others follow in the order of their bytes.
    private static let leadingLabels = ["metrics_path", "kubernetes_namespace"]

    static func json(_ groups: [TargetGroup]) -> String {
        "[" + groups.map(group).joined(separator: ",") + "]"
    }

    private static func group(_ group: TargetGroup) -> String {
        let targets = group.targets.map(quoted).joined(separator: ",")
        let leading = leadingLabels.compactMap { name in group.labels[name].map { Label(name, $0) } }
        let labels = (leading + group.labels.filter { !leadingLabels.contains($0.name) })
            .map { "\(quoted($0.name)):\(quoted($0.value))" }
            .joined(separator: ",")
        return "{\"targets\":[\(targets)],\"labels\":{\(labels)}}"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
