import Prometheus

/// A tolerant look into JSON: what is not there, or is something else, is nil. Members that nobody asks for do not matter,
/// since each server's API has some of its own.
extension JSONValue {
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// A number, or a string that is one.
    var double: Double? {
        switch self {
        case .number(let text): Double(text)
        case .string(let text): SampleValue.read(text)
        default: nil
        }
    }

    /// For messages.
    var shown: String {
        if case .string(let text) = self { "\"\(text.legible(40))\"" } else { kind }
    }
}
