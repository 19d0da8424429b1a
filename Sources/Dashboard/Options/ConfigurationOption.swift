import FoundationEssentials
import Monitoring

/// The file of `--config`.
enum ConfigurationOption {
    struct Contents {
        var jobs: [ScrapeConfiguration]
        /// Each with file, line and key.
        var warnings: [String]
    }

    static func load(_ path: String) throws(ConfigurationError) -> Contents {
        do {
            let file = try ConfigurationFile.load(path, environment: ProcessInfo.processInfo.environment)
            return Contents(jobs: file.scrapeConfigurations, warnings: file.warnings.map(\.description))
        } catch {
            throw ConfigurationError("\(error)")
        }
    }
}
