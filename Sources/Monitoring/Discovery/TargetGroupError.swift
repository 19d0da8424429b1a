/// Why a list of target groups is refused as a whole.
package enum TargetGroupError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Not JSON, or not YAML.
    case syntax(String)
    case notAList(found: String)
    case nullGroup(index: Int)
    case notAnObject(index: Int, found: String)
    case unknownKey(index: Int, key: String)
    case repeatedKey(index: Int, key: String)
    case targetsNotAList(index: Int, found: String)
    case targetNotAString(index: Int, found: String)
    case labelsNotAnObject(index: Int, found: String)
    case labelNotAString(index: Int, label: String, found: String)
    case invalidLabelName(index: Int, label: String)

    package var description: String {
        switch self {
        case .syntax(let reason): reason
        case .notAList(let found): "expected a list of target groups, found \(found)"
        case .nullGroup(let index): "group \(index + 1) is null"
        case .notAnObject(let index, let found):
            "group \(index + 1): expected an object with \"targets\" and \"labels\", found \(found)"
        case .unknownKey(let index, let key):
            "group \(index + 1): unknown key \"\(key.legible(80))\"; a group has \"targets\" and \"labels\""
        case .repeatedKey(let index, let key): "group \(index + 1): \"\(key.legible(80))\" stands there twice"
        case .targetsNotAList(let index, let found):
            "group \(index + 1): expected a list of strings as \"targets\", found \(found)"
        case .targetNotAString(let index, let found):
            "group \(index + 1): expected \"host:port\" as a target, found \(found)"
        case .labelsNotAnObject(let index, let found):
            "group \(index + 1): expected an object as \"labels\", found \(found)"
        case .labelNotAString(let index, let label, let found):
            "group \(index + 1): expected a string as the value of label \"\(label.legible(80))\", found \(found)"
        case .invalidLabelName(let index, let label):
            "group \(index + 1): \"\(label.legible(80))\" is not a label name"
        }
    }
}
