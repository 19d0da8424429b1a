/// Where something stands in a configuration file.
package struct ConfigurationPlace: Sendable, Hashable {
    package var file: String
    /// From 1; nil where the fault is in no one line.
    package var line: Int?
    /// The keys that lead there, as in `scrape_configs[1].scrape_timeout`; empty for the file itself.
    package var key: String
}

extension ConfigurationPlace: CustomStringConvertible {
    package var description: String {
        let position = line.map { "\(file):\($0)" } ?? file
        return key.isEmpty ? position : "\(position): \(key)"
    }
}
