extension TargetGroup {
    /// Reads a list of target groups as Prometheus does: strictly, but null stands for an empty list, map or text, as in
    /// Go; only a group is never null.
    ///
    /// - Parameter isJSON: In JSON names match in any case, and of a name that stands there twice the last counts.
    package static func list(_ document: DocumentNode, isJSON: Bool) throws(TargetGroupFault) -> [TargetGroup] {
        guard let nodes = list(document) else { throw TargetGroupFault(.groups, document) }
        var groups: [TargetGroup] = []
        groups.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() {
            groups.append(try TargetGroupReader(number: index + 1, isJSON: isJSON).group(node))
        }
        return groups
    }

    /// Nil for what is neither a list nor null.
    fileprivate static func list(_ node: DocumentNode) -> [DocumentNode]? {
        switch node.value {
        case .null: []
        case .list(let elements): elements
        default: nil
        }
    }
}

/// Reads one group of a list.
private struct TargetGroupReader {
    /// Of the group, from 1.
    let number: Int
    let isJSON: Bool

    func group(_ node: DocumentNode) throws(TargetGroupFault) -> TargetGroup {
        guard case .map(let pairs) = node.value else { throw fault(.group, node) }
        var targets: [String] = []
        var labels: [Label] = []
        for (key, value) in try merged(pairs) {
            switch name(key) {
            case "targets": targets = try self.targets(value)
            case "labels": labels = try self.labels(value)
            default: throw fault(.key, key)
            }
        }
        return TargetGroup(targets: targets, labels: Labels(labels))
    }

    private func name(_ key: DocumentNode) -> String? {
        guard case .text(let text) = key.value else { return nil }
        return isJSON ? text.lowercased() : text
    }

    private func targets(_ node: DocumentNode) throws(TargetGroupFault) -> [String] {
        guard let elements = TargetGroup.list(node) else { throw fault(.targets, node) }
        var targets: [String] = []
        targets.reserveCapacity(elements.count)
        for element in elements {
            guard let target = text(element) else { throw fault(.target, element) }
            targets.append(target)
        }
        return targets
    }

    private func labels(_ node: DocumentNode) throws(TargetGroupFault) -> [Label] {
        if case .null = node.value { return [] }
        guard case .map(let pairs) = node.value else { throw fault(.labels, node) }
        var labels: [Label] = []
        var seen: Set<String> = []
        for (key, node) in try merged(pairs) {
            guard let name = text(key), !name.isEmpty else { throw fault(.labelName, key) }
            guard isJSON || seen.insert(name).inserted else { throw fault(.newLabelName, key) }
            guard let value = text(node) else { throw fault(.labelValue(of: name), node) }
            labels.append(Label(name, value))
        }
        return labels
    }

    /// The pairs, with what `<<` brings in where it stands; of a list of maps the first comes last, and counts.
    private func merged(
        _ pairs: [(key: DocumentNode, value: DocumentNode)]
    ) throws(TargetGroupFault) -> [(key: DocumentNode, value: DocumentNode)] {
        var all: [(key: DocumentNode, value: DocumentNode)] = []
        all.reserveCapacity(pairs.count)
        for (key, value) in pairs {
            guard case .mergeKey = key.value else {
                all.append((key, value))
                continue
            }
            for node in (TargetGroup.list(value) ?? [value]).reversed() {
                guard case .map(let more) = node.value else { throw fault(.mergedMap, node) }
                all += try merged(more)
            }
        }
        return all
    }

    /// Nil for what is neither a text nor null.
    private func text(_ node: DocumentNode) -> String? {
        switch node.value {
        case .null: ""
        case .text(let text): text
        default: nil
        }
    }

    private func fault(_ expected: TargetGroupFault.Expected, _ found: DocumentNode) -> TargetGroupFault {
        TargetGroupFault(expected, found, group: number)
    }
}
