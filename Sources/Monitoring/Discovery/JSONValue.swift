/// JSON as it was written: the members of an object in their order, twice if they stood there twice.
enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// As text: nobody here calculates with it.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Sendable, Hashable {
        var name: String
        var value: JSONValue
    }

    /// What it is, for messages.
    var kind: String {
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
