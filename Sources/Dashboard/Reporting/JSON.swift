import Monitoring
import Prometheus

/// JSON to be written: members in their order.
enum JSON: Sendable {
    case null
    case bool(Bool)
    /// In digits, as JSON takes them.
    case number(String)
    case string(String)
    case array([JSON])
    case object([(name: String, value: JSON)])
}

extension JSON: CustomStringConvertible {
    /// On one line. Whatever a terminal could take for a command is escaped, so that any text may be printed.
    var description: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): Self.write(string, to: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.write(member.name, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                    for unit in String(scalar).utf16 { text += "\\u" + fourDigits(unit) }
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }

    private static func fourDigits(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension JSON {
    static func labels(_ labels: Labels) -> JSON { .object(labels.map { ($0.name, .string($0.value)) }) }

    static func int(_ value: Int) -> JSON { .number(String(value)) }

    /// A number; NaN and the infinities, which JSON does not know, as text.
    static func double(_ value: Double) -> JSON {
        let text = SampleText.value(value)
        return value.isFinite ? .number(text) : .string(text)
    }

    /// null where there is none.
    static func optional<Value>(_ value: Value?, _ json: (Value) -> JSON) -> JSON { value.map(json) ?? .null }
}
