/// What a server has told of metrics so far, and when to ask again: it learns a metric's TYPE and HELP with the first
/// scrape, some servers never do, and what is known seldom changes.
struct MetadataMemory: Sendable {
    private struct Entry {
        var known: MetricMetadata?
        var tries = 0
        /// Polls until the next question.
        var pause = 0
    }

    private static let eagerTries = 6
    private static let longPause = 12

    private var entries: [String: Entry] = [:]

    subscript(name: String) -> MetricMetadata? { entries[name]?.known }

    /// The names to ask for in this poll.
    mutating func due(_ names: [String]) -> [String] {
        names.filter { name in
            var entry = entries[name] ?? Entry()
            defer { entries[name] = entry }
            guard entry.pause == 0 else {
                entry.pause -= 1
                return false
            }
            entry.tries += 1
            entry.pause = entry.known == nil && entry.tries < Self.eagerTries ? 0 : Self.longPause
            return true
        }
    }

    mutating func learn(_ metadata: MetricMetadata, of name: String) {
        entries[name, default: Entry()].known = metadata
        entries[name]?.pause = Self.longPause
    }
}
