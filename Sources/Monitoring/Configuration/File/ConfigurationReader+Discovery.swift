import Prometheus

extension ConfigurationReader {
    /// What Prometheus can discover targets with and promwave cannot.
    private static let otherDiscoveries = [
        "aws", "azure", "consul", "digitalocean", "dns", "docker", "dockerswarm", "ec2", "ecs", "eureka", "gce",
        "hetzner", "ionos", "kubernetes", "kuma", "lightsail", "linode", "marathon", "msk", "nerve", "nomad",
        "openstack", "ovhcloud", "puppetdb", "scaleway", "serverset", "stackit", "triton", "uyuni", "vultr",
    ]

    mutating func readDiscoveries(
        _ section: inout ConfigurationSection, isRelabelled: Bool, _ scheme: LabelNameScheme
    ) throws(ConfigurationFileError) -> [DiscoveryConfiguration] {
        var discoveries: [DiscoveryConfiguration] = []
        var groups: [TargetGroup] = []
        for (index, node) in try (section.take("static_configs")?.list() ?? []).enumerated() {
            groups.append(try readGroup(node, index: index, isRelabelled: isRelabelled, scheme))
        }
        if !groups.isEmpty { discoveries.append(.fixed(groups)) }
        for node in try section.take("file_sd_configs")?.list() ?? [] { discoveries.append(try readFiles(node)) }
        for node in try section.take("http_sd_configs")?.list() ?? [] { discoveries.append(try readHTTP(node)) }
        for name in Self.otherDiscoveries {
            guard let list = section.take(name + "_sd_configs") else { continue }
            let nodes = try list.list()
            for node in nodes { _ = try discoverySection(node) }
            guard !nodes.isEmpty else { continue }
            warn(list.place, "this discovery is not supported; its targets are left out")
        }
        return discoveries
    }

    private func readGroup(
        _ node: ConfigurationNode, index: Int, isRelabelled: Bool, _ scheme: LabelNameScheme
    ) throws(ConfigurationFileError) -> TargetGroup {
        guard !node.isNull else { throw node.error("the target group is empty") }
        var section = try ConfigurationSection(node)
        var targets: [String] = []
        for target in try section.take("targets")?.list() ?? [] {
            let address = try target.string()
            // A URL can be made an address by relabelling only.
            guard isRelabelled || !address.utf8.contains(UInt8(ascii: "/")) else {
                throw target.error(
                    "\"\(address)\" is not an address; expected host:port, with scheme and metrics_path set for the job"
                )
            }
            targets.append(address)
        }
        let labels = try readLabels(section.take("labels"), scheme)
        try section.finish()
        return TargetGroup(targets: targets, labels: labels, source: "\(index)")
    }

    private mutating func readFiles(
        _ node: ConfigurationNode
    ) throws(ConfigurationFileError) -> DiscoveryConfiguration {
        var section = try discoverySection(node)
        let interval = try readInterval(section.take("refresh_interval")) ?? .seconds(300)
        let files = try section.take("files")?.list() ?? []
        try section.finish()
        guard !files.isEmpty else { throw node.error("files is missing or empty; expected at least one path") }
        let pattern = try? RegularExpression(#"[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)"#)
        var paths: [String] = []
        for file in files {
            let text = try file.string()
            guard pattern?.matches(text) == true, let path = try awaitedPath(file) else {
                throw file.error(
                    "\"\(text)\" is not valid for file discovery; expected a path that ends in .json, .yml or .yaml, "
                        + "with no * but in its last part")
            }
            paths.append(path)
        }
        return .files(paths, refreshInterval: interval)
    }

    private mutating func readHTTP(
        _ node: ConfigurationNode
    ) throws(ConfigurationFileError) -> DiscoveryConfiguration {
        var section = try discoverySection(node)
        let interval = try readInterval(section.take("refresh_interval")) ?? .seconds(60)
        guard let urlNode = section.take("url"), let url = try text(urlNode) else {
            throw node.error("url is missing or empty")
        }
        if let fault = URLCheck.fault(url) { throw urlNode.error("\"\(url)\" is not a usable URL: \(fault)") }
        let http = try readHTTPClient(&section)
        try section.finish()
        return .http(url: url, refreshInterval: interval, http)
    }

    private func discoverySection(_ node: ConfigurationNode) throws(ConfigurationFileError) -> ConfigurationSection {
        guard !node.isNull else { throw node.error("the discovery configuration is empty") }
        return try ConfigurationSection(node)
    }

    private func readInterval(_ node: ConfigurationNode?) throws(ConfigurationFileError) -> Duration? {
        guard let node else { return nil }
        let interval = try node.duration()
        guard interval > .zero else { throw node.error("the refresh interval must be more than 0") }
        return interval
    }
}
