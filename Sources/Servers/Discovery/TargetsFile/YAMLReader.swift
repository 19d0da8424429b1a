import Prometheus
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
        let place = TextPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        nodesLeft -= 1
        guard nodesLeft > 0 else { throw .malformed(format: "YAML", place: place, reason: "too many values") }
        switch node {
        case .scalar(let scalar):
            return DocumentNode(isNull(scalar) ? .null : .text(scalar.string), at: place)
        case .sequence(let sequence):
            var elements: [DocumentNode] = []
            for element in sequence { elements.append(try self.node(element)) }
            return DocumentNode(.list(elements), at: place)
        case .mapping(let mapping):
            var pairs: [(key: DocumentNode, value: DocumentNode)] = []
            for (key, value) in mapping {
                var name = try self.node(key)
                if let scalar = key.scalar, scalar.string == "<<", scalar.style == .plain { name.value = .mergeKey }
                pairs.append((name, try self.node(value)))
            }
            return DocumentNode(.map(pairs), at: place)
        case .alias:
            throw .malformed(format: "YAML", place: place, reason: "an alias to nothing")
        }
    }

    /// Any other scalar is read as its text, as Go does where a text is wanted: `port: 8080` is a label.
    private func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}
