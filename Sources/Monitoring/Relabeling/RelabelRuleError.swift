/// Why a relabel rule is not valid, as Prometheus has it.
package enum RelabelRuleError: Error, Equatable {
    case unknownAction(String)
    case invalidSourceLabel(String)
    case invalidRegex(RegularExpressionError)
    case modulusNeeded
    case targetLabelNeeded(RelabelAction)
    case invalidTargetLabel(String, RelabelAction)
    case invalidReplacement(String, RelabelAction)
    case replacementNotAllowed(RelabelAction)
    case onlySourceAndTargetAllowed(RelabelAction, given: String)
    case onlyRegexAllowed(RelabelAction, given: String)

    /// The key of the configuration that is wrong, or is missing.
    package var key: String {
        switch self {
        case .unknownAction: "action"
        case .invalidSourceLabel: "source_labels"
        case .invalidRegex: "regex"
        case .modulusNeeded: "modulus"
        case .targetLabelNeeded, .invalidTargetLabel: "target_label"
        case .invalidReplacement, .replacementNotAllowed: "replacement"
        case .onlySourceAndTargetAllowed(_, let given), .onlyRegexAllowed(_, let given): given
        }
    }
}

extension RelabelRuleError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownAction(let text):
            let actions = RelabelAction.allCases.map(\.rawValue).joined(separator: ", ")
            return "unknown relabel action \"\(text)\"; expected one of \(actions)"
        case .invalidSourceLabel(let name): return "\"\(name)\" is not a valid label name"
        case .invalidRegex(let error): return "the regex is not valid: \(error)"
        case .modulusNeeded: return "the action hashmod needs a modulus, a whole number from 1 on"
        case .targetLabelNeeded(let action): return "the action \(action) needs a target_label"
        case .invalidTargetLabel(let name, let action):
            return "\"\(name)\" is not a valid target_label for the action \(action)"
        case .invalidReplacement(let text, let action):
            return "\"\(text)\" is not a valid replacement for the action \(action); it makes label names"
        case .replacementNotAllowed(let action): return "the action \(action) takes no replacement"
        case .onlySourceAndTargetAllowed(let action, let given):
            return "the action \(action) takes source_labels and target_label only, not \(given)"
        case .onlyRegexAllowed(let action, let given): return "the action \(action) takes a regex only, not \(given)"
        }
    }
}
