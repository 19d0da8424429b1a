import Prometheus

/// The sections of a `prometheus.yml` that promwave has no use for. It looks at their outline, not at all that is in them.
extension ConfigurationReader {
    mutating func checkOtherSections(_ section: inout ConfigurationSection) throws(ConfigurationFileError) {
        for node in try section.take("rule_files")?.list() ?? [] {
            let pattern = try node.string()
            guard Self.isFilePattern(pattern) else { throw node.error(Self.patternMessage(pattern)) }
        }
        for key in ["remote_write", "remote_read"] { try checkRemotes(section.take(key)) }
        if let node = section.takeValue("alerting") {
            var alerting = try ConfigurationSection(node)
            _ = try readRules(alerting.take("alert_relabel_configs"), .utf8)
            _ = try alerting.take("alertmanagers")?.list()
            try alerting.finish()
        }
        if let node = section.takeValue("tracing") {
            var tracing = try ConfigurationSection(node)
            guard try text(tracing.take("endpoint")) != nil else { throw node.error("endpoint is missing or empty") }
        }
        for key in ["storage", "runtime", "otlp"] { _ = try section.take(key)?.entries() }
    }

    private func checkRemotes(_ list: ConfigurationNode?) throws(ConfigurationFileError) {
        var names: Set<String> = []
        for node in try list?.list() ?? [] {
            guard !node.isNull else { throw node.error("the section is empty") }
            var remote = try ConfigurationSection(node)
            guard try text(remote.take("url")) != nil else { throw node.error("url is missing or empty") }
            guard let name = remote.take("name"), let text = try text(name) else { continue }
            guard names.insert(text).inserted else {
                throw name.error("the name \"\(text)\" stands there twice; each needs its own")
            }
        }
    }

    /// Whether a path has a `*` in its last part at most, and one only: all that Prometheus takes.
    static func isFilePattern(_ pattern: String) -> Bool {
        let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.dropLast().contains { $0.contains("*") } && parts.last?.count { $0 == "*" } ?? 0 < 2
    }

    static func patternMessage(_ pattern: String) -> String {
        "\"\(pattern)\" is not valid; expected a path with at most one *, in its last part"
    }
}
