import Monitoring
import Prometheus

/// The options of `SourceOptions`, read and checked.
struct SourceSettings: Sendable {
    var configurations: [ScrapeConfiguration]
    var interval: Duration
    var retention: Duration
    var expectations: [Expectation]
    /// The discovery or the targets, for the header.
    var name: String

    init(_ options: SourceOptions) throws {
        interval = try DurationOption.positive(options.interval, of: "--interval")
        retention = try DurationOption.positive(options.retention, of: "--retention")
        let refresh = try DurationOption.positive(options.refresh, of: "--refresh")
        let timeout = try options.timeout.map { text throws(ConfigurationError) in
            try DurationOption.positive(text, of: "--timeout")
        }
        if let timeout, timeout > interval {
            throw ConfigurationError(
                option: "--timeout",
                value: options.timeout ?? "",
                expected: "at most the interval (\(PrometheusDuration(interval)))")
        }
        expectations = try options.expect.map { text throws(ConfigurationError) in
            do {
                return try Expectation(text)
            } catch {
                throw ConfigurationError(option: "--expect", value: text, expected: "\(error)")
            }
        }

        var job = ScrapeConfiguration(jobName: SourceOptions.job)
        job.scrapeInterval = interval
        job.scrapeTimeout = timeout ?? min(.seconds(10), interval)
        job.relabelRules = try Self.relabelRules()
        var discoveries = options.discoveries
        if discoveries.isEmpty, options.targets.isEmpty { discoveries = [SourceOptions.defaultDiscovery] }
        for url in discoveries {
            guard TargetAddress(url) != nil else { throw Self.badURL("--sd", url) }
            job.discoveries.append(.http(url: url, refreshInterval: refresh, HTTPClientConfiguration()))
        }
        let groups = try options.targets.map { url throws(ConfigurationError) in
            guard let address = TargetAddress(url) else { throw Self.badURL("--target", url) }
            return address.group
        }
        if !groups.isEmpty { job.discoveries.append(.fixed(groups)) }
        configurations = [job]
        name = (discoveries + options.targets).joined(separator: " ")
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
