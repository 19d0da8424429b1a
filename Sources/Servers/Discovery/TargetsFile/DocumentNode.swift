/// A value of a JSON or YAML document, with its place.
struct DocumentNode: Sendable {
    enum Value: Sendable {
        case null
        case text(String)
        /// A value that stands for no text, such as a number in JSON.
        case other(String)
        case list([DocumentNode])
        /// Keys in the order of the document, each once.
        case map([(key: DocumentNode, value: DocumentNode)])
    }

    let value: Value
    let place: Place

    /// Where something stands in a file, both from 1.
    struct Place: Hashable, Sendable, CustomStringConvertible {
        var line: Int
        var column: Int

        var description: String { "line \(line), column \(column)" }
    }

    /// What it is, for an error.
    var kind: String {
        switch value {
        case .null: "null"
        case .text(let text): "the text \(ShownText(text))"
        case .other(let kind): kind
        case .list: "a list"
        case .map: "a map"
        }
    }
}
