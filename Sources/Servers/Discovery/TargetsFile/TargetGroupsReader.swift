import Prometheus

/// Target groups from a document, read as strictly as Prometheus reads them: what it would not take is not served.
enum TargetGroupsReader {
    /// - Throws: where something else was found than expected. Null stands for an empty list, map or text, as in Go; but
    ///   a group is never null.
    static func groups(in document: DocumentNode) throws(TargetsFileError) -> [TargetGroup] {
        var groups: [TargetGroup] = []
        for group in try list(document, of: "target groups") { groups.append(try self.group(group)) }
        return groups
    }

    private static func group(_ node: DocumentNode) throws(TargetsFileError) -> TargetGroup {
        guard case .map(let pairs) = node.value else { throw unexpected(node, "a group with targets and labels") }
        var targets: [String] = []
        var labels: [Label] = []
        for (key, value) in pairs {
            switch key.value {
            case .text("targets"):
                targets = []
                for target in try list(value, of: "targets") { targets.append(try text(target)) }
            case .text("labels"): labels = try self.labels(value)
            default: throw unexpected(key, "targets or labels")
            }
        }
        return TargetGroup(targets: targets, labels: Labels(labels))
    }

    private static func labels(_ node: DocumentNode) throws(TargetsFileError) -> [Label] {
        switch node.value {
        case .null: return []
        case .map(let pairs):
            var labels: [Label] = []
            for (key, value) in pairs {
                let name = try text(key)
                guard !name.isEmpty else { throw unexpected(key, "the name of a label") }
                labels.append(Label(name, try text(value)))
            }
            return labels
        default: throw unexpected(node, "a map of labels")
        }
    }

    private static func list(_ node: DocumentNode, of what: String) throws(TargetsFileError) -> [DocumentNode] {
        switch node.value {
        case .null: return []
        case .list(let elements): return elements
        default: throw unexpected(node, "a list of \(what)")
        }
    }

    private static func text(_ node: DocumentNode) throws(TargetsFileError) -> String {
        switch node.value {
        case .null: return ""
        case .text(let text): return text
        default: throw unexpected(node, "a text")
        }
    }

    private static func unexpected(_ node: DocumentNode, _ expected: String) -> TargetsFileError {
        .unexpected(place: node.place, found: node.kind, expected: expected)
    }
}
