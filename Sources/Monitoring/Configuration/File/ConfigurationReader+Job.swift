import Prometheus

extension ConfigurationReader {
    /// One element of `scrape_configs`.
    mutating func readJob(
        _ node: ConfigurationNode, _ global: GlobalConfiguration
    ) throws(ConfigurationFileError) -> ScrapeConfiguration {
        guard !node.isNull else { throw node.error("the scrape configuration is empty") }
        let filesBefore = files.count
        var section = try ConfigurationSection(node)
        guard let name = try text(section.take("job_name")) else { throw section.error("job_name is missing or empty") }
        var job = ScrapeConfiguration(jobName: name)
        try readTimes(&section, into: &job, global)
        job.scrapeProtocols =
            try readProtocols(section.takeValue("scrape_protocols")) ?? global.scrapeProtocols
            ?? ScrapeProtocol.standard
        if let node = section.takeValue("fallback_scrape_protocol"), try text(node) != nil {
            job.fallbackScrapeProtocol = try readProtocol(node)
        }
        if let node = section.take("metrics_path") { job.metricsPath = try node.string() }
        if let node = section.take("scheme") {
            job.scheme = try node.string()
            if job.scheme != "http" && job.scheme != "https" {
                warn(node.place, "targets with the scheme \"\(job.scheme)\" are not scraped; it must be http or https")
            }
        }
        for (name, values) in try section.take("params")?.freeEntries() ?? [] {
            job.parameters[name] = try values.strings()
        }
        job.honorLabels = try section.take("honor_labels")?.bool() ?? false
        job.honorTimestamps = try section.take("honor_timestamps")?.bool() ?? true
        job.limits = try readLimits(&section).withDefaults(global.limits)
        let own = try readNameScheme(section.take("metric_name_validation_scheme"))
        let names = own ?? global.nameScheme
        job.nameScheme = names
        job.escapingScheme = try escapingScheme(section.take("metric_name_escaping_scheme"), names: own, global)
        job.trackTimestampsStaleness = try section.take("track_timestamps_staleness")?.bool() ?? false
        job.enableCompression = try section.take("enable_compression")?.bool() ?? true
        job.extraScrapeMetrics = try section.takeValue("extra_scrape_metrics")?.bool() ?? global.extraScrapeMetrics
        try skipHistogramKeys(&section)
        _ = try section.take("native_histogram_bucket_limit")?.count()
        _ = try section.take("native_histogram_min_bucket_factor")?.number()
        job.http = try readHTTPClient(&section)
        job.relabelRules = try readRules(section.take("relabel_configs"), names)
        job.metricRelabelRules = try readRules(section.take("metric_relabel_configs"), names)
        let warningsBefore = warnings.count
        job.discoveries = try readDiscoveries(&section, isRelabelled: !job.relabelRules.isEmpty, names)
        try section.finish()
        // All that it discovers is left out, and nothing scraped: what a job in a cluster names need not be on a laptop.
        if job.discoveries.isEmpty, warnings.count > warningsBefore { makeOptional(filesBefore...) }
        return job
    }

    /// A job without an interval takes `global`'s; without a timeout, the smaller of `global`'s and its own interval.
    private func readTimes(
        _ section: inout ConfigurationSection, into job: inout ScrapeConfiguration, _ global: GlobalConfiguration
    ) throws(ConfigurationFileError) {
        job.scrapeInterval = global.scrapeInterval
        if let interval = try section.take("scrape_interval")?.duration(), interval > .zero {
            job.scrapeInterval = interval
        }
        job.scrapeTimeout = min(global.scrapeTimeout, job.scrapeInterval)
        guard let node = section.take("scrape_timeout") else { return }
        let timeout = try node.duration()
        guard timeout <= job.scrapeInterval else {
            let interval = PrometheusDuration(job.scrapeInterval)
            throw node.error(
                "the timeout \(PrometheusDuration(timeout)) is greater than the scrape interval (\(interval)) "
                    + "of job \"\(job.jobName)\"")
        }
        if timeout > .zero { job.scrapeTimeout = timeout }
    }
}

extension ScrapeLimits {
    /// 0 is what the defaults say.
    fileprivate func withDefaults(_ defaults: ScrapeLimits) -> ScrapeLimits {
        var limits = self
        for key in [\ScrapeLimits.bodySize, \.samples, \.labels, \.labelNameLength, \.labelValueLength, \.targets]
        where limits[keyPath: key] == 0 {
            limits[keyPath: key] = defaults[keyPath: key]
        }
        return limits
    }
}
