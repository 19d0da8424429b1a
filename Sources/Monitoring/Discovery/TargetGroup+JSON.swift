package import Prometheus

extension TargetGroup {
    /// Reads a list of target groups as Prometheus reads one: strict about what may stand in it, lenient where Go's JSON
    /// is (null is an empty list, object or string; keys match in any case; of two, the last counts).
    package static func list(json bytes: [UInt8]) throws(TargetGroupError) -> [TargetGroup] {
        let value: JSONValue
        do {
            value = try JSONReader.read(bytes)
        } catch {
            throw .syntax(error.description)
        }
        switch value {
        case .null: return []
        case .array(let groups):
            var list: [TargetGroup] = []
            list.reserveCapacity(groups.count)
            for (index, group) in groups.enumerated() { list.append(try TargetGroup(group, index)) }
            return list
        default: throw .notAList(found: value.kind)
        }
    }

    private init(_ value: JSONValue, _ index: Int) throws(TargetGroupError) {
        guard value != .null else { throw .nullGroup(index: index) }
        guard case .object(let members) = value else { throw .notAnObject(index: index, found: value.kind) }
        var targets: [String] = []
        var labels: [Label] = []
        for member in members {
            switch member.name.lowercased() {
            case "targets": targets = try Self.targets(member.value, index)
            case "labels": labels += try Self.labels(member.value, index)
            default: throw .unknownKey(index: index, key: member.name)
            }
        }
        self.init(targets: targets, labels: Labels(labels))
    }

    private static func targets(_ value: JSONValue, _ index: Int) throws(TargetGroupError) -> [String] {
        switch value {
        case .null: return []
        case .array(let elements):
            var targets: [String] = []
            for element in elements {
                switch element {
                case .null: targets.append("")
                case .string(let target): targets.append(target)
                default: throw .targetNotAString(index: index, found: element.kind)
                }
            }
            return targets
        default: throw .targetsNotAList(index: index, found: value.kind)
        }
    }

    private static func labels(_ value: JSONValue, _ index: Int) throws(TargetGroupError) -> [Label] {
        switch value {
        case .null: return []
        case .object(let members):
            var labels: [Label] = []
            for member in members {
                guard !member.name.isEmpty else { throw .invalidLabelName(index: index, label: member.name) }
                switch member.value {
                case .null: labels.append(Label(member.name, ""))
                case .string(let text): labels.append(Label(member.name, text))
                default: throw .labelNotAString(index: index, label: member.name, found: member.value.kind)
                }
            }
            return labels
        default: throw .labelsNotAnObject(index: index, found: value.kind)
        }
    }
}
