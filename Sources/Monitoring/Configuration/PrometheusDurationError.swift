/// Why a text is no duration as Prometheus writes them.
package enum PrometheusDurationError: Error, Equatable {
    package enum Fault: Equatable, Sendable {
        case noNumber(before: String)
        case noUnit
        case unknownUnit(String)
        case order(String)
    }

    case empty
    case malformed(String, Fault)
    case outOfRange(String)
}

extension PrometheusDurationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "an empty duration; expected one such as 15s, 500ms or 1m30s"
        case .malformed(let text, let fault): "\"\(text)\" is not a duration: \(fault)"
        case .outOfRange(let text): "\"\(text)\" is too long a duration; at most about 292y"
        }
    }
}

extension PrometheusDurationError.Fault: CustomStringConvertible {
    package var description: String {
        let example = "whole numbers with units, such as 15s, 500ms or 1m30s"
        switch self {
        case .noNumber(before: let text) where text.hasPrefix("-"):
            return "it cannot be negative"
        case .noNumber(before: let text):
            return "no number before \"\(text)\"; expected \(example)"
        case .noUnit:
            return "a number has no unit (y, w, d, h, m, s, ms); expected \(example)"
        case .unknownUnit("."):
            return "fractions are not allowed; write 1s500ms for 1.5s"
        case .unknownUnit(let unit):
            return "\"\(unit)\" is no unit (y, w, d, h, m, s, ms); expected \(example)"
        case .order(let unit):
            return "\"\(unit)\" stands too late; each unit comes once, in the order y, w, d, h, m, s, ms"
        }
    }
}
