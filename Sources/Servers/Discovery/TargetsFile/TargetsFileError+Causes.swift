import Prometheus
import Yams

extension TargetsFileError {
    init(_ fault: TargetGroupFault) {
        self = .unexpected(place: fault.place, found: fault.found.words, expected: fault.expected.words)
    }

    init(_ error: JSONError) {
        let reason =
            switch error.expected {
            case .value where error.found == nil: "the file ends here, expected a value"
            case .end: "expected nothing after the end of the list"
            case .name: "expected a key in double quotes"
            case .escape: #"expected one of \" \\ \/ \b \f \n \r \t \uXXXX"#
            case .printable: "expected no line break or control character in a text"
            case .closingQuote: "the file ends within a text"
            case .fewerLevels: "nested too deeply"
            default: "expected \(error.expected)"
            }
        self = .malformed(format: "JSON", place: error.place, reason: reason)
    }

    init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let place = TextPlace(line: mark.line, column: mark.column)
            self = .malformed(format: "YAML", place: place, reason: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let place = TextPlace(line: context.mark.line, column: context.mark.column)
            let keys = duplicates.map { ShownText($0).description }.joined(separator: ", ")
            self = .malformed(format: "YAML", place: place, reason: "the same key twice: \(keys)")
        case .reader(let problem, _, _, _):
            self = .malformed(format: "YAML", place: nil, reason: problem)
        default:
            self = .malformed(format: "YAML", place: nil, reason: "it cannot be read")
        }
    }
}

extension TargetGroupFault.Expected {
    fileprivate var words: String {
        switch self {
        case .groups: "a list of target groups"
        case .group: "a group with targets and labels"
        case .key: "targets or labels"
        case .targets: "a list of targets"
        case .target, .labelValue: "a text"
        case .labels: "a map of labels"
        case .labelName: "the name of a label"
        case .newLabelName: "each label once"
        case .mergedMap: "a map"
        }
    }
}

extension DocumentNode.Kind {
    fileprivate var words: String {
        switch self {
        case .null: "null"
        case .text(let text): "the text \(ShownText(text))"
        case .number(let digits): "the number \(digits)"
        case .bool(let value): "\(value)"
        case .list: "a list"
        case .map: "a map"
        }
    }
}
