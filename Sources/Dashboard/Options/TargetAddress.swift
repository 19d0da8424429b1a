import FoundationEssentials
import Prometheus

/// A metrics URL as `--target` takes it, in the labels that Prometheus would find it by.
struct TargetAddress {
    let group: TargetGroup
    /// Host, port, path and query, as they stand in the URL.
    private let place: String
    /// What labels cannot hold of the URL, in words; nil where they hold it all.
    let problem: String?

    /// nil for what is no absolute http or https URL with a host.
    init?(_ url: String) {
        guard var parts = URLComponents(string: url), let host = parts.percentEncodedHost, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else { return nil }
        let port = parts.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65535).contains(port) else { return nil }
        if parts.percentEncodedPath.isEmpty { parts.percentEncodedPath = "/metrics" }
        place = "\(host):\(port)\(parts.percentEncodedPath)" + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
        // In a query a plus is a space.
        parts.percentEncodedQuery = parts.percentEncodedQuery?.replacing("+", with: "%20")
        let parameters = (parts.queryItems ?? []).map { Label("__param_\($0.name)", $0.value ?? "") }
        // Decoded: whoever puts a URL together from labels escapes them.
        let labels = [Label("__scheme__", scheme), Label("__metrics_path__", parts.path)] + parameters
        group = TargetGroup(targets: ["\(host):\(port)"], labels: Labels(labels))
        problem = Self.problem(parts)
    }

    private static func problem(_ parts: URLComponents) -> String? {
        if parts.path.isEmpty { return "its path is no UTF-8, as labels are" }
        if parts.percentEncodedPath.lowercased().contains("%2f") {
            return "there is a %2F in the path, which a label cannot tell from a slash"
        }
        let names = (parts.queryItems ?? []).map(\.name)
        return names.indices.first { names[..<$0].contains(names[$0]) }.map {
            "the parameter '\(names[$0])' stands there twice, and a label has one value; write a --config with params"
        }
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
