import Monitoring
import Prometheus

/// The options of `SourceOptions`, read and checked.
struct SourceSettings: Sendable {
    /// Where samples come from.
    enum Origin: Sendable {
        /// Our own scrapes.
        case scraping([ScrapeConfiguration])
        /// A Prometheus server's store.
        case server(QueryServer, [PanelOption])
        /// What was scraped once.
        case recording(Recording)
    }

    var origin: Origin
    /// The configuration file, which is read again on SIGHUP.
    var file: String?
    /// What the configuration file says in vain.
    var warnings: [String] = []
    /// How far apart samples are; where jobs differ, the longest.
    var interval: Duration
    var retention: Duration
    var openMetrics = OpenMetricsReading.strict
    var expectations: [Expectation]
    /// What the dashboard shows; empty for all there is.
    var panels: [PanelDefinition] = []
    /// Where panels and expectations come from, to be read again.
    var panelRequests: PanelRequests
    /// The discovery, the targets, the file or the server, for the header.
    var name: String

    /// A recording, which is as it is: of the options only what is looked at counts.
    init(_ options: SourceOptions, _ recording: Recording) throws {
        try self.init(options)
        origin = .recording(recording)
        interval = recording.interval
        // All of it can be panned to, and seen at once.
        retention = max(retention, .milliseconds(recording.end - recording.start), .seconds(86_400))
        name = recording.source ?? recording.path
    }

    var isScraping: Bool {
        if case .scraping = origin { true } else { false }
    }

    /// What is scraped; nothing where a server's samples are taken.
    var configurations: [ScrapeConfiguration] {
        if case .scraping(let configurations) = origin { configurations } else { [] }
    }

    /// - Parameter isComparing: Whether credentials and the like are for the server of `--compare`.
    init(_ options: SourceOptions, isComparing: Bool = false) throws {
        interval = try DurationOption.positive(options.interval ?? "5s", of: "--interval")
        retention = try DurationOption.positive(options.retention, of: "--retention")
        openMetrics = options.openMetrics
        expectations = try options.expect.map { text throws(ConfigurationError) in
            do {
                return try Expectation(text)
            } catch {
                throw ConfigurationError(option: "--expect", value: text, expected: "\(error)")
            }
        }
        panelRequests = PanelRequests(
            texts: options.panels, files: options.panelFiles, expectations: expectations,
            isQueried: options.prometheus != nil)
        let loaded = try panelRequests.load()
        panels = loaded.choice.definitions
        expectations = loaded.choice.expectations
        if let url = options.prometheus {
            let server = try ServerOption.server(url, of: "--prometheus", options.fetching)
            name = server.base
            origin = .server(server, loaded.queries)
        } else if let path = options.config {
            let configuration = try ConfigurationOption.load(path)
            warnings = configuration.warnings
            interval = configuration.jobs.map(\.scrapeInterval).max() ?? interval
            name = path
            file = path
            origin = .scraping(configuration.jobs)
        } else {
            let discoveries =
                options.targets.isEmpty && options.discoveries.isEmpty
                ? [options.reach.kubectl?.discovery ?? SourceOptions.defaultDiscovery] : options.discoveries
            name = (discoveries + options.targets).joined(separator: " ")
            var job = try Self.job(options, discoveries, interval)
            if !isComparing { try options.fetching.apply(to: &job.http) }
            origin = .scraping([job])
        }
    }

    private static func job(
        _ options: SourceOptions, _ discoveries: [String], _ interval: Duration
    ) throws -> ScrapeConfiguration {
        let refresh = try DurationOption.positive(options.refresh ?? "10s", of: "--refresh")
        let timeout = try options.timeout.map { text throws(ConfigurationError) in
            try DurationOption.positive(text, of: "--timeout")
        }
        if let timeout, timeout > interval {
            throw ConfigurationError(
                option: "--timeout",
                value: options.timeout ?? "",
                expected: "expected at most the interval (\(PrometheusDuration(interval)))")
        }
        var job = ScrapeConfiguration(jobName: SourceOptions.job)
        job.scrapeInterval = interval
        job.scrapeTimeout = timeout ?? min(.seconds(10), interval)
        job.relabelRules = try relabelRules()
        for url in discoveries {
            try URLCredentials.refuse(in: url, of: "--sd", "write a --config with basic_auth")
            guard TargetAddress(url) != nil else { throw badURL("--sd", url, "http://localhost:8080/targets") }
            job.discoveries.append(.http(url: url, refreshInterval: refresh, HTTPClientConfiguration()))
        }
        let addresses = try options.targets.map { url throws(ConfigurationError) in
            try URLCredentials.refuse(in: url, of: "--target", "give --user and --password-file")
            guard let address = TargetAddress(url) else {
                throw badURL("--target", url, "http://localhost:9100/metrics")
            }
            if let problem = address.problem {
                throw ConfigurationError(option: "--target", value: url, expected: problem)
            }
            return address
        }
        if !addresses.isEmpty { job.discoveries.append(.fixed(TargetAddress.groups(of: addresses))) }
        return job
    }

    /// The path comes from discovery's label `metrics_path`, which then goes; every other label stays.
    private static func relabelRules() throws -> [RelabelRule] {
        [
            try RelabelRule(sourceLabels: ["metrics_path"], regex: "(.+)", targetLabel: "__metrics_path__"),
            try RelabelRule(action: .labeldrop, regex: "metrics_path"),
        ]
    }

    private static func badURL(_ option: String, _ value: String, _ example: String) -> ConfigurationError {
        ConfigurationError(option: option, value: value, expected: "expected an http or https URL, such as \(example)")
    }
}
