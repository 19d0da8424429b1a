import Prometheus
import Yams

/// The values of kube-prometheus-stack: only what Prometheus makes scrape jobs of; charts have many other keys.
extension ConfigurationReader {
    /// What stands under `prometheus`, where the file is Helm values: at its top, or in the values of a chart that has
    /// kube-prometheus-stack as a part.
    static func helmValues(_ section: inout ConfigurationSection) -> ConfigurationNode? {
        if let values = section.takeValue("prometheus") { return values }
        guard let chart = section.takeValue("kube-prometheus-stack"),
            var inner = try? ConfigurationSection(chart)
        else { return nil }
        return inner.takeValue("prometheus")
    }

    mutating func readHelmValues(
        _ values: ConfigurationNode
    ) throws(ConfigurationFileError) -> (jobs: [ScrapeConfiguration], global: GlobalConfiguration) {
        var section = try ConfigurationSection(values)
        guard let specNode = section.takeValue("prometheusSpec") else {
            throw values.error("no prometheusSpec under it; expected the values of kube-prometheus-stack")
        }
        var spec = try ConfigurationSection(specNode)
        var global = GlobalConfiguration()
        // The operator's default, where Prometheus's own is a minute.
        global.scrapeInterval = .seconds(30)
        if let node = spec.takeValue("scrapeInterval"), try text(node) != nil {
            global.scrapeInterval = try node.duration()
        }
        let timeout = spec.takeValue("scrapeTimeout")
        if let timeout, try text(timeout) != nil {
            global.scrapeTimeout = try timeout.duration()
            guard global.scrapeTimeout <= global.scrapeInterval else {
                throw timeout.error("the timeout is greater than scrapeInterval")
            }
        }
        global.scrapeTimeout = min(global.scrapeTimeout, global.scrapeInterval)
        global.externalLabels = try readLabels(spec.take("externalLabels"), global.nameScheme)
        let jobs = try readJobs(try scrapeConfigurations(spec.takeValue("additionalScrapeConfigs")), global)
        if jobs.isEmpty { warn(specNode.place, "no additionalScrapeConfigs: there is nothing to scrape") }
        return (jobs, global)
    }

    /// The chart takes a list, or a text that is rendered to one.
    private func scrapeConfigurations(
        _ node: ConfigurationNode?
    ) throws(ConfigurationFileError) -> [ConfigurationNode] {
        guard let node else { return [] }
        guard case .scalar(let scalar) = node.node else { return try node.list() }
        guard !scalar.string.contains("{{") else {
            throw node.error("Helm templates are not rendered here; use the output of \"helm template\"")
        }
        // The lines of a block begin behind its indicator.
        let isBlock = scalar.style == .literal || scalar.style == .folded
        let offset = (node.place.line ?? 1) - (isBlock ? 0 : 1)
        let document = try YAMLDocument(scalar.string, file: node.place.file, lineOffset: offset)
        guard let root = document.root else { return [] }
        return try ConfigurationNode(root, file: node.place.file, key: node.place.key, lineOffset: offset).list()
    }
}
