/// A value of a JSON or YAML document, with its place.
package struct DocumentNode: Sendable {
    package enum Value: Sendable {
        case null
        case text(String)
        /// As JSON writes it. In YAML every scalar but null is a text, as Go reads it where a text is wanted.
        case number(String)
        case bool(Bool)
        case list([DocumentNode])
        /// In the order of the document.
        case map([(key: DocumentNode, value: DocumentNode)])
        /// YAML's key `<<`, whose value is a map, or a list of maps, that belongs to the map around it.
        case mergeKey
    }

    /// What a value is, for messages.
    package enum Kind: Hashable, Sendable {
        case null
        case text(String)
        case number(String)
        case bool(Bool)
        case list
        case map
    }

    package var value: Value
    package var place: TextPlace

    package init(_ value: Value, at place: TextPlace) {
        self.value = value
        self.place = place
    }

    package var kind: Kind {
        switch value {
        case .null: .null
        case .text(let text): .text(text)
        case .number(let digits): .number(digits)
        case .bool(let value): .bool(value)
        case .list: .list
        case .map: .map
        case .mergeKey: .text("<<")
        }
    }
}

extension DocumentNode: JSONNode {
    package init(_ content: JSONContent<DocumentNode>, at place: TextPlace) {
        let value: Value =
            switch content {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let digits): .number(digits)
            case .string(let text): .text(text)
            case .array(let elements): .list(elements)
            case .object(let members): .map(members.map { (DocumentNode(.text($0.name), at: $0.place), $0.value) })
            }
        self.init(value, at: place)
    }

    package static func json(_ bytes: [UInt8]) throws(JSONError) -> DocumentNode { try JSONReader.read(bytes) }
}
