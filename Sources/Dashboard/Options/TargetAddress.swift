import FoundationEssentials
import Prometheus

/// A metrics URL as `--target` takes it, in the labels that Prometheus would find it by.
struct TargetAddress {
    let group: TargetGroup
    /// Host, port, path and query.
    private let place: String

    /// nil for what is no absolute http or https URL with a host.
    init?(_ url: String) {
        guard let parts = URLComponents(string: url), let host = parts.percentEncodedHost, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else { return nil }
        let port = parts.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65535).contains(port) else { return nil }
        var labels = [
            Label("__scheme__", scheme),
            Label("__metrics_path__", parts.percentEncodedPath.isEmpty ? "/metrics" : parts.percentEncodedPath),
        ]
        for item in parts.queryItems ?? [] { labels.append(Label("__param_\(item.name)", item.value ?? "")) }
        group = TargetGroup(targets: ["\(host):\(port)"], labels: Labels(labels))
        let query = parts.percentEncodedQuery.map { "?" + $0 } ?? ""
        place = "\(host):\(port)" + (labels.first { $0.name == "__metrics_path__" }?.value ?? "") + query
    }

    /// Those at one host and port have the rest of their URL in `instance`, too: their series, `up` first of all, would
    /// otherwise be the same ones.
    static func groups(of addresses: [TargetAddress]) -> [TargetGroup] {
        addresses.map { address in
            var group = address.group
            if addresses.contains(where: { $0.group.targets == group.targets && $0.place != address.place }) {
                group.labels = Labels(Array(group.labels) + [Label("instance", address.place)])
            }
            return group
        }
    }
}
