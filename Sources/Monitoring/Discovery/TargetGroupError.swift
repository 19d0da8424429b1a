package import Prometheus

/// Why a list of target groups is refused as a whole.
package enum TargetGroupError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Not JSON, or not YAML.
    case syntax(String)
    case fault(TargetGroupFault, isJSON: Bool)

    package var description: String {
        switch self {
        case .syntax(let reason): reason
        case .fault(let fault, let isJSON): Self.words(fault, isJSON)
        }
    }

    private static func words(_ fault: TargetGroupFault, _ isJSON: Bool) -> String {
        let found = fault.found.words(isJSON: isJSON)
        let reason =
            switch fault.expected {
            case .groups: "expected a list of target groups, found \(found)"
            case .group: "expected an object with \"targets\" and \"labels\", found \(found)"
            case .key: "unknown key \(fault.found.quoted); a group has \"targets\" and \"labels\""
            case .targets: "expected a list of strings as \"targets\", found \(found)"
            case .target: "expected \"host:port\" as a target, found \(found)"
            case .labels: "expected an object as \"labels\", found \(found)"
            case .labelName: "\(fault.found.quoted) is not a label name"
            case .newLabelName: "\(fault.found.quoted) stands there twice"
            case .labelValue(let name):
                "expected a string as the value of label \"\(name.legible(80))\", found \(found)"
            case .mergedMap: "expected a mapping as the value of <<, found \(found)"
            }
        guard let group = fault.group else { return reason }
        let isNull = fault.expected == .group && fault.found == .null
        return isNull ? "group \(group) is null" : "group \(group): \(reason)"
    }
}

extension DocumentNode.Kind {
    /// What it is, in the words of its format.
    fileprivate func words(isJSON: Bool) -> String {
        switch self {
        case .null: "null"
        case .text: isJSON ? "a string" : "a scalar"
        case .number: "a number"
        case .bool: "a boolean"
        case .list: isJSON ? "an array" : "a list"
        case .map: isJSON ? "an object" : "a mapping"
        }
    }

    /// The text that it is, for a message.
    fileprivate var quoted: String {
        if case .text(let text) = self { "\"\(text.legible(80))\"" } else { "\"\"" }
    }
}
