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
    }

    var origin: Origin
    /// The configuration file, which is read again on SIGHUP.
    var file: String?
    /// What the configuration file says in vain.
    var warnings: [String] = []
    /// How far apart samples are; where jobs differ, the longest.
    var interval: Duration
    var retention: Duration
    var expectations: [Expectation]
    /// What the dashboard shows; empty for all there is.
    var panels: [PanelDefinition] = []
    /// The discovery, the targets, the file or the server, for the header.
    var name: String

    var isScraping: Bool {
        if case .scraping = origin { true } else { false }
    }

    /// What is scraped; nothing where a server's samples are taken.
    var configurations: [ScrapeConfiguration] {
        if case .scraping(let configurations) = origin { configurations } else { [] }
    }

    init(_ options: SourceOptions) throws {
        interval = try DurationOption.positive(options.interval ?? "5s", of: "--interval")
        retention = try DurationOption.positive(options.retention, of: "--retention")
        expectations = try options.expect.map { text throws(ConfigurationError) in
            do {
                return try Expectation(text)
            } catch {
                throw ConfigurationError(option: "--expect", value: text, expected: "\(error)")
            }
        }
        if options.prometheus == nil {
            panels = try options.panels.map { text throws(ConfigurationError) in
                do {
                    return try PanelDefinition(text)
                } catch {
                    throw ConfigurationError(option: "--panel", value: text, expected: "\(error)")
                }
            }
        }
        if let url = options.prometheus {
            let panels = try options.panels.map(PanelOption.init)
            if let twice = panels.indices.first(where: { index in
                panels[..<index].contains { $0.expression == panels[index].expression }
            }) {
                throw ConfigurationError(
                    option: "--panel", value: options.panels[twice],
                    expected: "another panel has this expression already")
            }
            let server = try ServerOption.server(url, of: "--prometheus")
            name = server.base
            origin = .server(server, panels.isEmpty ? Self.panels(for: expectations) : panels)
            // The server's answers are named after their panels.
            self.panels = panels.map { PanelDefinition(title: $0.title, selector: Selector(name: $0.title)) }
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
                ? [SourceOptions.defaultDiscovery] : options.discoveries
            name = (discoveries + options.targets).joined(separator: " ")
            origin = .scraping([try Self.job(options, discoveries, interval)])
        }
    }

    /// What is expected is what is looked at; otherwise the demonstration's wave, and what every server has.
    private static func panels(for expectations: [Expectation]) -> [PanelOption] {
        let expressions = expectations.isEmpty ? ["my_first_metric", "up"] : expectations.map(\.selector.description)
        var seen: Set<String> = []
        return expressions.filter { seen.insert($0).inserted }.map { PanelOption(title: $0, expression: $0) }
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
                expected: "at most the interval (\(PrometheusDuration(interval)))")
        }
        var job = ScrapeConfiguration(jobName: SourceOptions.job)
        job.scrapeInterval = interval
        job.scrapeTimeout = timeout ?? min(.seconds(10), interval)
        job.relabelRules = try relabelRules()
        for url in discoveries {
            guard TargetAddress(url) != nil else { throw badURL("--sd", url) }
            job.discoveries.append(.http(url: url, refreshInterval: refresh, HTTPClientConfiguration()))
        }
        let groups = try options.targets.map { url throws(ConfigurationError) in
            guard let address = TargetAddress(url) else { throw badURL("--target", url) }
            return address.group
        }
        if !groups.isEmpty { job.discoveries.append(.fixed(groups)) }
        return job
    }

    /// The path comes from discovery's label `metrics_path`, which then goes; every other label stays.
    private static func relabelRules() throws -> [RelabelRule] {
        [
            try RelabelRule(sourceLabels: ["metrics_path"], regex: "(.+)", targetLabel: "__metrics_path__"),
            try RelabelRule(action: .labeldrop, regex: "metrics_path"),
        ]
    }

    private static func badURL(_ option: String, _ value: String) -> ConfigurationError {
        ConfigurationError(
            option: option, value: value,
            expected: "expected an http or https URL, such as http://localhost:8080/targets")
    }
}
