import FoundationEssentials
import Prometheus

/// A metrics URL as `--target` takes it, in the labels that Prometheus would find it by.
struct TargetAddress {
    let group: TargetGroup

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
    }
}
