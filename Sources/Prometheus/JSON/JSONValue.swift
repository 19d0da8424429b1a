/// JSON as it stands in a text: the members of an object in their order, twice if they stand there twice.
package enum JSONValue: Sendable {
    package typealias Member = (name: String, value: JSONValue)

    case null
    case bool(Bool)
    /// In digits, as JSON takes them.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// What it is, for messages.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSONValue: JSONNode {
    package init(_ content: JSONContent<JSONValue>, at place: TextPlace) {
        switch content {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let digits): self = .number(digits)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements)
        case .object(let members): self = .object(members.map { ($0.name, $0.value) })
        }
    }

    package static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue { try JSONReader.read(bytes) }
}
