extension ConfigurationNode {
    /// The document of a YAML file; nil of an empty one. For files of our own: what stands in them is for the caller to say.
    package static func load(_ path: String) throws(ConfigurationFileError) -> ConfigurationNode? {
        try read(try ConfigurationText.load(path), path: path)
    }

    /// - Parameter path: what errors name.
    package static func read(_ text: String, path: String) throws(ConfigurationFileError) -> ConfigurationNode? {
        let document = try YAMLDocument(text, file: path)
        guard !document.hasMore else {
            let place = ConfigurationPlace(file: path, line: nil, key: "")
            throw ConfigurationFileError(place: place, message: "several YAML documents; expected one")
        }
        return document.root.map { ConfigurationNode($0, file: path, key: "") }
    }
}
