import Prometheus

/// The labels of one target, under the names that Prometheus's own Kubernetes discovery gives them.
struct MetaLabels {
    private var all: [Label] = []

    /// - Parameter namespace: also sent as the label that users of the demonstration know.
    init(namespace: String, metricsPath: String, scheme: String?) {
        all = [Label("kubernetes_namespace", namespace), Label("metrics_path", metricsPath)]
        if let scheme { all.append(Label("__scheme__", scheme)) }
        set("namespace", namespace)
    }

    /// - Parameter name: what follows `__meta_kubernetes_`. An empty value is no label.
    mutating func set(_ name: String, _ value: String) {
        all.append(Label("__meta_kubernetes_\(name)", value))
    }

    /// The labels or annotations of an object, each with a mark that it is there, since an empty label is none.
    mutating func set(_ kind: String, _ values: [String: String]) {
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            let name = Self.sanitized(key)
            set("\(kind)_\(name)", value)
            set("\(kind)present_\(name)", "true")
        }
    }

    var labels: Labels { Labels(all) }

    /// What is not allowed in the name of a label becomes `_`.
    private static func sanitized(_ key: String) -> String {
        String(String.UnicodeScalarView(key.unicodeScalars.map { isAllowed($0) ? $0 : "_" }))
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }
}
