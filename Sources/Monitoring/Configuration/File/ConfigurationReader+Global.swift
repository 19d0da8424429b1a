import Prometheus

extension ConfigurationReader {
    mutating func readGlobal(_ node: ConfigurationNode) throws(ConfigurationFileError) -> GlobalConfiguration {
        var section = try ConfigurationSection(node)
        var global = GlobalConfiguration()
        global.place = node.place
        if let scheme = try readNameScheme(section.take("metric_name_validation_scheme")) { global.nameScheme = scheme }
        global.externalLabels = try readLabels(section.take("external_labels"), global.nameScheme)
        if let interval = try section.take("scrape_interval")?.duration(), interval > .zero {
            global.scrapeInterval = interval
        }
        if let node = section.take("scrape_timeout") {
            let timeout = try node.duration()
            guard timeout <= global.scrapeInterval else {
                let interval = PrometheusDuration(global.scrapeInterval)
                throw node.error("the timeout is greater than the scrape interval (\(interval))")
            }
            if timeout > .zero { global.scrapeTimeout = timeout }
        }
        global.scrapeTimeout = min(global.scrapeTimeout, global.scrapeInterval)
        global.scrapeProtocols = try readProtocols(section.takeValue("scrape_protocols"))
        global.limits = try readLimits(&section)

        _ = try section.take("evaluation_interval")?.duration()
        _ = try section.take("rule_query_offset")?.duration()
        _ = try section.take("query_log_file")?.string()
        try skipHistogramKeys(&section)
        global.extraScrapeMetrics = try section.take("extra_scrape_metrics")?.bool() ?? false
        global.escapingScheme = try readEscapingScheme(section.take("metric_name_escaping_scheme"))
        try section.finish()
        return global
    }

    /// Of a job, 0 is what `global` says.
    mutating func readLimits(_ section: inout ConfigurationSection) throws(ConfigurationFileError) -> ScrapeLimits {
        var limits = ScrapeLimits()
        if let node = section.takeValue("body_size_limit") {
            let text = try node.string()
            guard let size = ByteSize.parse(text) else {
                throw node.error(
                    "\"\(text)\" is not a size; expected one such as 10MB, 512KB or 1.5GB, or 0 for no limit")
            }
            limits.bodySize = size
        }
        limits.samples = try section.take("sample_limit")?.count() ?? 0
        limits.targets = try section.take("target_limit")?.count() ?? 0
        limits.labels = try section.take("label_limit")?.count() ?? 0
        limits.labelNameLength = try section.take("label_name_length_limit")?.count() ?? 0
        limits.labelValueLength = try section.take("label_value_length_limit")?.count() ?? 0
        _ = try section.take("keep_dropped_targets")?.count()
        return limits
    }

    /// Keys that `global` and jobs share and that change nothing for the text formats.
    mutating func skipHistogramKeys(_ section: inout ConfigurationSection) throws(ConfigurationFileError) {
        _ = try section.take("always_scrape_classic_histograms")?.bool()
        if let node = section.take("convert_classic_histograms_to_nhcb"), try node.bool() {
            warn(node.place, "histograms are not converted; their classic series stay")
        }
        if let node = section.take("scrape_native_histograms"), try node.bool() {
            warn(node.place, "native histograms are not scraped; the text formats are asked for")
        }
        _ = try section.take("scrape_failure_log_file")?.string()
    }

    /// nil for no list; Prometheus's own format is known, and left out.
    mutating func readProtocols(_ list: ConfigurationNode?) throws(ConfigurationFileError) -> [ScrapeProtocol]? {
        guard let list else { return nil }
        var protocols: [ScrapeProtocol] = []
        var seen: Set<String> = []
        for node in try list.list() {
            let name = try node.string()
            let known = try readProtocol(node)
            guard seen.insert(name.lowercased()).inserted else { throw node.error("\(name) stands there twice") }
            if let known { protocols.append(known) }
        }
        guard !seen.isEmpty else { throw list.error("the list is empty; leave the key out for the usual formats") }
        return protocols.isEmpty ? ScrapeProtocol.standard : protocols
    }

    /// nil, with a warning, for the one that is not supported.
    mutating func readProtocol(_ node: ConfigurationNode) throws(ConfigurationFileError) -> ScrapeProtocol? {
        let name = try node.string()
        if let known = ScrapeProtocol(rawValue: name) { return known }
        guard name == "PrometheusProto" else {
            let names = ScrapeProtocol.allCases.map(\.rawValue).joined(separator: ", ")
            throw node.error("unknown scrape protocol \"\(name)\"; expected one of \(names), PrometheusProto")
        }
        warn(node.place, "PrometheusProto is not supported; the text formats are asked for")
        return nil
    }
}
