import Prometheus

extension ConfigurationReader {
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
        try checkOtherSections(&section)
        try readScrapeConfigFiles(section.take("scrape_config_files"))
        try section.finish()
        let jobs = try readJobs(list?.list() ?? [], global)
        if jobs.isEmpty, included.isEmpty { warn(root.place, "no scrape_configs: there is nothing to scrape") }
        return (jobs, global)
    }

    /// - Parameter others: jobs that stand elsewhere.
    mutating func readJobs(
        _ nodes: [ConfigurationNode], _ global: GlobalConfiguration, after others: [ScrapeConfiguration] = []
    ) throws(ConfigurationFileError) -> [ScrapeConfiguration] {
        var jobs = others
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
