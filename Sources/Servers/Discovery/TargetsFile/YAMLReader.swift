import Yams

/// Reads YAML into the nodes that JSON becomes too.
enum YAMLReader {
    static func read(_ text: String) throws(TargetsFileError) -> DocumentNode {
        do {
            guard let root = try compose(yaml: text) else { throw TargetsFileError.empty }
            return try node(root)
        } catch let error as TargetsFileError {
            throw error
        } catch let error as YamlError {
            throw problem(error)
        } catch {
            throw .malformed(format: "YAML", place: nil, reason: "it cannot be read")
        }
    }

    /// As in Go, a scalar that is not null reads as its text where a text is wanted: `port: 8080` is a label.
    private static func node(_ node: Node) throws(TargetsFileError) -> DocumentNode {
        let place = DocumentNode.Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        switch node {
        case .scalar(let scalar):
            return DocumentNode(value: node.tag.name == .null ? .null : .text(scalar.string), place: place)
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
}
