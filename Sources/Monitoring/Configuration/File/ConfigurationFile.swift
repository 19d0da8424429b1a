package import Prometheus

/// What a `prometheus.yml`, or the Helm values of kube-prometheus-stack, say about scraping.
package struct ConfigurationFile: Sendable, Hashable {
    package var scrapeConfigurations: [ScrapeConfiguration]
    package var externalLabels: Labels
    /// In the order of the file's parts.
    package var warnings: [ConfigurationFileWarning]
    /// The files that the configuration names, patterns left out.
    package var files: [NamedFile]

    /// Patterns of files that hold further jobs (`scrape_config_files`).
    let included: [NamedFile]
    let global: GlobalConfiguration

    /// Reads a configuration; touches no file, so `scrape_config_files` are left out.
    ///
    /// `path` is where the text comes from: errors name it, and paths in the text are relative to its directory.
    package init(text: String, path: String, environment: [String: String] = [:]) throws(ConfigurationFileError) {
        let document = try YAMLDocument(text, file: path)
        var reader = ConfigurationReader(directory: FilePath.directory(of: path), environment: environment)
        let start = ConfigurationPlace(file: path, line: nil, key: "")
        if document.hasMore {
            reader.warn(start, "the file holds several YAML documents; only the first is read, as by Prometheus")
        }
        var jobs: [ScrapeConfiguration] = []
        var global = GlobalConfiguration()
        if let root = document.root {
            (jobs, global) = try reader.readDocument(ConfigurationNode(root, file: path, key: ""))
        } else {
            reader.warn(start, "the file is empty: there is nothing to scrape")
        }
        scrapeConfigurations = jobs
        externalLabels = reader.expandExternalLabels(global.externalLabels, start)
        warnings = reader.warnings
        files = reader.files
        included = reader.included
        self.global = global
    }
}
