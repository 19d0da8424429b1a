import Prometheus

/// `scrape_config_files`.
extension ConfigurationReader {
    mutating func readScrapeConfigFiles(_ list: ConfigurationNode?) throws(ConfigurationFileError) {
        for node in try list?.list() ?? [] {
            let pattern = try node.string()
            guard Self.isFilePattern(pattern) else { throw node.error(Self.patternMessage(pattern)) }
            include(FilePath.join(directory, pattern), node.place)
        }
    }

    /// The jobs of such a file, which has nothing but `scrape_configs`.
    mutating func readIncluded(
        _ text: String, path: String, _ global: GlobalConfiguration, after jobs: [ScrapeConfiguration]
    ) throws(ConfigurationFileError) -> [ScrapeConfiguration] {
        guard let root = try YAMLDocument(text, file: path).root else { return jobs }
        var section = try ConfigurationSection(ConfigurationNode(root, file: path, key: ""))
        let list = section.take("scrape_configs")
        try section.finish()
        return try readJobs(list?.list() ?? [], global, after: jobs)
    }
}
