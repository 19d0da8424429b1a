package import Prometheus
import Yams

extension TargetGroup {
    /// Reads a list of target groups in YAML, as file discovery has it. A scalar of any kind counts as its text.
    package static func list(yaml text: String) throws(TargetGroupError) -> [TargetGroup] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw .syntax("not YAML: \(yamlReason(error))")
        }
        guard let root, !isNull(root) else { return [] }
        guard case .sequence(let groups) = root else { throw .notAList(found: kind(root)) }
        var list: [TargetGroup] = []
        for (index, group) in groups.enumerated() { list.append(try TargetGroup(group, index)) }
        return list
    }

    private init(_ node: Node, _ index: Int) throws(TargetGroupError) {
        guard !Self.isNull(node) else { throw .nullGroup(index: index) }
        guard case .mapping(let members) = node else { throw .notAnObject(index: index, found: Self.kind(node)) }
        var targets: [String] = []
        var labels: [Label] = []
        var seen: Set<String> = []
        for (key, value) in members {
            let name = key.scalar?.string ?? ""
            guard seen.insert(name).inserted else { throw .repeatedKey(index: index, key: name) }
            switch name {
            case "targets": targets = try Self.targets(value, index)
            case "labels": labels = try Self.labels(value, index)
            default: throw .unknownKey(index: index, key: name)
            }
        }
        self.init(targets: targets, labels: Labels(labels))
    }

    private static func targets(_ node: Node, _ index: Int) throws(TargetGroupError) -> [String] {
        if isNull(node) { return [] }
        guard case .sequence(let elements) = node else { throw .targetsNotAList(index: index, found: kind(node)) }
        var targets: [String] = []
        for element in elements {
            guard case .scalar(let scalar) = element else {
                throw .targetNotAString(index: index, found: kind(element))
            }
            targets.append(isNull(element) ? "" : scalar.string)
        }
        return targets
    }

    private static func labels(_ node: Node, _ index: Int) throws(TargetGroupError) -> [Label] {
        if isNull(node) { return [] }
        guard case .mapping(let members) = node else { throw .labelsNotAnObject(index: index, found: kind(node)) }
        var labels: [Label] = []
        var seen: Set<String> = []
        for (key, value) in members {
            let name = key.scalar?.string ?? ""
            guard !name.isEmpty else { throw .invalidLabelName(index: index, label: name) }
            guard seen.insert(name).inserted else { throw .repeatedKey(index: index, key: name) }
            guard case .scalar(let scalar) = value else {
                throw .labelNotAString(index: index, label: name, found: kind(value))
            }
            labels.append(Label(name, isNull(value) ? "" : scalar.string))
        }
        return labels
    }

    private static func isNull(_ node: Node) -> Bool { node.tag == Tag(.null) || node.null != nil }

    private static func kind(_ node: Node) -> String {
        switch node {
        case .scalar: isNull(node) ? "null" : "a scalar"
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .alias: "an alias"
        }
    }

    private static func yamlReason(_ error: any Error) -> String {
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
