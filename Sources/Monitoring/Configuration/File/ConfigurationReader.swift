/// Reads the parts of a configuration file, each in an extension of its own, and keeps what is worth a warning.
struct ConfigurationReader {
    /// What relative paths are relative to.
    let directory: String
    let environment: [String: String]
    private(set) var warnings: [ConfigurationFileWarning] = []
    private(set) var files: [NamedFile] = []
    /// Patterns of files that hold further jobs.
    private(set) var included: [NamedFile] = []

    init(directory: String, environment: [String: String]) {
        self.directory = directory
        self.environment = environment
    }

    mutating func warn(_ place: ConfigurationPlace, _ message: String) {
        warnings.append(ConfigurationFileWarning(place: place, message: message))
    }

    mutating func include(_ pattern: String, _ place: ConfigurationPlace) {
        included.append(NamedFile(path: pattern, place: place, isRequired: false))
    }

    /// A path that is relative to the configuration file; nil for an empty one.
    private func path(_ node: ConfigurationNode?) throws(ConfigurationFileError) -> String? {
        guard let text = try node?.string(), !text.isEmpty else { return nil }
        return FilePath.join(directory, text)
    }

    /// The path of a file that must be there.
    mutating func requiredPath(_ node: ConfigurationNode?) throws(ConfigurationFileError) -> String? {
        guard let node, let path = try path(node) else { return nil }
        files.append(NamedFile(path: path, place: node.place, isRequired: true))
        return path
    }

    /// The path of a file that may come later, or a pattern for such.
    mutating func awaitedPath(_ node: ConfigurationNode) throws(ConfigurationFileError) -> String? {
        guard let path = try path(node) else { return nil }
        if !path.contains("*") { files.append(NamedFile(path: path, place: node.place, isRequired: false)) }
        return path
    }

    /// The files from an index on are not needed after all.
    mutating func makeOptional(_ places: PartialRangeFrom<Int>) {
        for place in files[places].indices { files[place].isRequired = false }
    }

    /// Text that is not empty.
    func text(_ node: ConfigurationNode?) throws(ConfigurationFileError) -> String? {
        guard let text = try node?.string(), !text.isEmpty else { return nil }
        return text
    }
}
