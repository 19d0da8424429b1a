extension ConfigurationFile {
    /// Reads a configuration from a file and looks whether the files that it names are there.
    ///
    /// - Throws: also where a file that is needed (a certificate, a password) cannot be read. One of file discovery that
    ///   is not there is a warning.
    package static func load(
        _ path: String, environment: [String: String] = [:]
    ) throws(ConfigurationFileError) -> ConfigurationFile {
        let text = try ConfigurationText.load(path)
        var file = try ConfigurationFile(text: text, path: path, environment: environment)
        for pattern in file.included {
            for path in FileGlob.paths(pattern.path) {
                // As for Prometheus, one that is not there is no error.
                guard FileGlob.fingerprint(path) != nil else {
                    let warning = "\(path) is not there; it is read when the configuration is reloaded"
                    file.warnings.append(ConfigurationFileWarning(place: pattern.place, message: warning))
                    continue
                }
                try file.include(path, environment: environment)
            }
        }
        for named in file.files {
            guard let fault = ConfigurationText.fault(named.path) else { continue }
            guard !named.isRequired else {
                throw ConfigurationFileError(
                    place: named.place, message: "\(named.path) cannot be read: \(fault.words)")
            }
            let message = "\(named.path) cannot be read yet: \(fault.words)"
            file.warnings.append(ConfigurationFileWarning(place: named.place, message: message))
        }
        return file
    }

    /// Adds the jobs of one of `scrape_config_files`; paths in it are relative to its own directory.
    private mutating func include(_ path: String, environment: [String: String]) throws(ConfigurationFileError) {
        let text = try ConfigurationText.load(path)
        var reader = ConfigurationReader(directory: FilePath.directory(of: path), environment: environment)
        scrapeConfigurations = try reader.readIncluded(text, path: path, global, after: scrapeConfigurations)
        warnings += reader.warnings
        files += reader.files
    }
}
