import Prometheus

extension ConfigurationReader {
    /// The sections of a `prometheus.yml` that promwave has no use for; what stands in them is not looked at.
    private static let otherSections = [
        "runtime", "alerting", "rule_files", "storage", "tracing", "remote_write", "remote_read", "otlp",
    ]

    /// Reads a `prometheus.yml` or the values of a Helm chart.
    mutating func readDocument(
        _ root: ConfigurationNode
    ) throws(ConfigurationFileError) -> (jobs: [ScrapeConfiguration], global: GlobalConfiguration) {
        var section = try ConfigurationSection(root)
        if let values = Self.helmValues(&section) { return try readHelmValues(values) }
        section = try ConfigurationSection(root)

        var global = GlobalConfiguration()
        if let node = section.takeValue("global") { global = try readGlobal(node) }
        let list = section.take("scrape_configs")
        for key in Self.otherSections { _ = section.take(key) }
        if let files = section.takeValue("scrape_config_files"), !(try files.list().isEmpty) {
            warn(files.place, "these files are not read: put their scrape_configs into this one")
        }
        try section.finish()
        let jobs = try readJobs(list?.list() ?? [], global)
        if jobs.isEmpty { warn(root.place, "no scrape_configs: there is nothing to scrape") }
        return (jobs, global)
    }

    mutating func readJobs(
        _ nodes: [ConfigurationNode], _ global: GlobalConfiguration
    ) throws(ConfigurationFileError) -> [ScrapeConfiguration] {
        var jobs: [ScrapeConfiguration] = []
        for node in nodes {
            let job = try readJob(node, global)
            guard !jobs.contains(where: { $0.jobName.utf8.elementsEqual(job.jobName.utf8) }) else {
                throw node.error("the job name \"\(job.jobName)\" stands there twice; each job needs its own")
            }
            jobs.append(job)
        }
        return jobs
    }
}
