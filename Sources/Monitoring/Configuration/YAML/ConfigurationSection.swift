/// A mapping whose keys are all known: each is taken once, and what is left over at the end is an error.
package struct ConfigurationSection {
    package let place: ConfigurationPlace
    private let entries: [(key: String, value: ConfigurationNode)]
    private var known: Set<String> = []

    package init(_ node: ConfigurationNode) throws(ConfigurationFileError) {
        place = node.place
        entries = try node.entries()
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// The value of a key; nil where it is not there.
    package mutating func take(_ key: String) -> ConfigurationNode? {
        known.insert(key)
        return entries.first { $0.key == key }?.value
    }

    /// The value of a key that is neither absent nor null.
    package mutating func takeValue(_ key: String) -> ConfigurationNode? {
        take(key).flatMap { $0.isNull ? nil : $0 }
    }

    package func error(_ message: String) -> ConfigurationFileError {
        ConfigurationFileError(place: place, message: message)
    }

    /// - Throws: for a key that nobody has taken.
    package func finish() throws(ConfigurationFileError) {
        for (key, value) in entries where !known.contains(key) {
            let similar = Self.similar(to: key, in: known)
            throw value.error("unknown key \"\(key)\"" + (similar.map { "; did you mean \"\($0)\"?" } ?? ""))
        }
    }

    /// What may have been meant by a key that is not known.
    package static func similar(to key: String, in known: some Sequence<String>) -> String? {
        known.filter { isSimilar($0, key) }.min()
    }

    /// Whether one can be made of the other with at most two insertions, removals and exchanges of characters.
    private static func isSimilar(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard abs(a.count - b.count) <= 2, a.count > 2 else { return false }
        var row = Array(0...b.count)
        for (index, byte) in a.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in 1..<row.count {
                let replaced = diagonal + (b[column - 1] == byte ? 0 : 1)
                diagonal = row[column]
                row[column] = min(replaced, row[column] + 1, row[column - 1] + 1)
            }
        }
        return (row.last ?? 3) <= 2
    }
}
