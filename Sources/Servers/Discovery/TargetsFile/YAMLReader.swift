import Yams

/// Reads YAML into the nodes that JSON becomes too.
struct YAMLReader {
    /// Aliases may repeat a node, and an alias of aliases of aliases would never end.
    private var nodesLeft = 1_000_000

    static func read(_ text: String) throws(TargetsFileError) -> DocumentNode {
        do {
            // Without rules for scalars: the default ones are regular expressions, and cost megabytes.
            guard let root = try compose(yaml: text, .basic) else { throw TargetsFileError.empty }
            var reader = YAMLReader()
            return try reader.node(root)
        } catch let error as TargetsFileError {
            throw error
        } catch let error as YamlError {
            throw TargetsFileError(error)
        } catch {
            throw .malformed(format: "YAML", place: nil, reason: "it cannot be read")
        }
    }

    private mutating func node(_ node: Node) throws(TargetsFileError) -> DocumentNode {
        let place = DocumentNode.Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        nodesLeft -= 1
        guard nodesLeft > 0 else { throw .malformed(format: "YAML", place: place, reason: "too many values") }
        switch node {
        case .scalar(let scalar):
            return DocumentNode(value: isNull(scalar) ? .null : .text(scalar.string), place: place)
        case .sequence(let sequence):
            var elements: [DocumentNode] = []
            for element in sequence { elements.append(try self.node(element)) }
            return DocumentNode(value: .list(elements), place: place)
        case .mapping(let mapping):
            var pairs: [(key: DocumentNode, value: DocumentNode)] = []
            for (key, value) in mapping { pairs.append((try self.node(key), try self.node(value))) }
            return DocumentNode(value: .map(pairs), place: place)
        case .alias:
            throw .malformed(format: "YAML", place: place, reason: "an alias to nothing")
        }
    }

    /// Any other scalar is read as its text, as Go does where a text is wanted: `port: 8080` is a label.
    private func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}

extension TargetsFileError {
    init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let place = DocumentNode.Place(line: mark.line, column: mark.column)
            self = .malformed(format: "YAML", place: place, reason: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let place = DocumentNode.Place(line: context.mark.line, column: context.mark.column)
            let keys = duplicates.map { ShownText($0).description }.joined(separator: ", ")
            self = .malformed(format: "YAML", place: place, reason: "the same key twice: \(keys)")
        case .reader(let problem, _, _, _):
            self = .malformed(format: "YAML", place: nil, reason: problem)
        default:
            self = .malformed(format: "YAML", place: nil, reason: "it cannot be read")
        }
    }
}
