import Prometheus
import Yams

extension DocumentNode {
    /// Of several documents the first counts, as in Prometheus; an empty one is null.
    static func yaml(_ text: String) throws(TargetGroupError) -> DocumentNode {
        let root: Node?
        do {
            // Without rules for scalars: the default ones are regular expressions, and slow.
            root = try Parser(yaml: text, resolver: .basic).nextRoot()
        } catch {
            throw .syntax("not YAML: \(reason(error))")
        }
        guard let root else { return DocumentNode(Value.null, at: TextPlace(line: 1, column: 1)) }
        var nodesLeft = nodeLimit
        return try DocumentNode(root, &nodesLeft)
    }

    /// Aliases may repeat a node, and an alias of aliases of aliases would never end.
    private static var nodeLimit: Int { 1_000_000 }

    private init(_ node: Node, _ nodesLeft: inout Int) throws(TargetGroupError) {
        nodesLeft -= 1
        guard nodesLeft > 0 else { throw .syntax("not usable: more than \(Self.nodeLimit) values") }
        let place = TextPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        switch node {
        case .scalar(let scalar):
            self.init(Self.isNull(scalar) ? .null : .text(scalar.string), at: place)
        case .sequence(let sequence):
            var elements: [DocumentNode] = []
            for element in sequence { elements.append(try DocumentNode(element, &nodesLeft)) }
            self.init(.list(elements), at: place)
        case .mapping(let mapping):
            var pairs: [(key: DocumentNode, value: DocumentNode)] = []
            for (key, value) in mapping {
                var name = try DocumentNode(key, &nodesLeft)
                if let scalar = key.scalar, scalar.string == "<<", scalar.style == .plain { name.value = .mergeKey }
                pairs.append((name, try DocumentNode(value, &nodesLeft)))
            }
            self.init(.map(pairs), at: place)
        case .alias: throw .syntax("not YAML: \(place): an alias to nothing")
        }
    }

    private static func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "line \(mark.line), column \(mark.column): \(problem.legible())"
        case .reader(let problem, _, _, _): problem.legible()
        case .duplicatedKeysInMapping(let keys, let context):
            "\(keys.map { "\($0)".legible(80) }.joined(separator: ", ")) stands there twice: \(context)".legible()
        default: "it cannot be read"
        }
    }
}
