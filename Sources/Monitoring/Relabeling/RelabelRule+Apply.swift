package import Prometheus

extension RelabelRule {
    /// The labels after all rules, in their order; nil where one of them drops the target or the series.
    package static func apply(_ rules: [RelabelRule], to labels: Labels) -> Labels? {
        guard !rules.isEmpty else { return labels }
        var editor = LabelEditor(labels)
        for rule in rules where rule.apply(to: &editor).isDropped { return nil }
        return editor.labels
    }

    /// What a rule did: whether it found what it looks for, and whether that was the end of the target or series.
    struct Outcome {
        var matched: Bool
        var isDropped = false
    }

    func apply(to editor: inout LabelEditor) -> Outcome {
        switch action {
        case .keep, .drop:
            let matched = parts.regex.matches(input(of: editor).span)
            return Outcome(matched: matched, isDropped: matched == (action == .drop))
        case .keepequal, .dropequal:
            let matched = editor.value(of: parts.targetName).elementsEqual(input(of: editor))
            return Outcome(matched: matched, isDropped: matched == (action == .dropequal))
        case .replace: return Outcome(matched: replace(in: &editor))
        case .lowercase, .uppercase:
            let value = String(decoding: input(of: editor), as: UTF8.self)
            let mapped = action == .lowercase ? SimpleCase.lowercased(value) : SimpleCase.uppercased(value)
            editor.set(parts.targetName, to: Array(mapped.utf8))
            return Outcome(matched: true)
        case .hashmod:
            // The last 8 bytes of the digest, big-endian.
            let digest = MD5.digest(Array(input(of: editor)))
            let number = digest[8...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            editor.set(parts.targetName, to: Array(String(number % modulus).utf8))
            return Outcome(matched: true)
        case .labelmap, .labeldrop, .labelkeep: return Outcome(matched: editNames(in: &editor))
        }
    }

    /// The values of the source labels, joined.
    func input(of editor: LabelEditor) -> ArraySlice<UInt8> {
        if parts.sourceNames.count == 1 { return editor.value(of: parts.sourceNames[0]) }
        var joined: [UInt8] = []
        for (index, name) in parts.sourceNames.enumerated() {
            if index > 0 { joined += separator.utf8 }
            joined += editor.value(of: name)
        }
        return joined[...]
    }

    private func replace(in editor: inout LabelEditor) -> Bool {
        let input = input(of: editor)
        let last = max(parts.targetTemplate.lastGroup ?? 0, parts.replacementTemplate.lastGroup ?? 0)
        guard let groups = parts.regex.groups(in: input.span, upTo: last) else { return false }
        let value = parts.replacementTemplate.expand(input.span, groups)
        guard parts.expandsTarget else {
            editor.set(parts.targetName, to: value)
            return true
        }
        let target = parts.targetTemplate.expand(input.span, groups)
        // A target that comes out as no label name changes nothing.
        if names.isValid(String(decoding: target, as: UTF8.self)) { editor.set(target, to: value) }
        return true
    }

    private func editNames(in editor: inout LabelEditor) -> Bool {
        var found: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
        var others: [ArraySlice<UInt8>] = []
        editor.visitAll { name, value in
            if parts.regex.matches(name.span) { found.append((name, value)) } else { others.append(name) }
        }
        switch action {
        case .labeldrop: for (name, _) in found { editor.delete(Array(name)) }
        case .labelkeep: for name in others { editor.delete(Array(name)) }
        default:
            for (name, value) in found {
                guard let groups = parts.regex.groups(in: name.span, upTo: parts.replacementTemplate.lastGroup ?? 0)
                else {
                    continue
                }
                let expanded = parts.replacementTemplate.expand(name.span, groups)
                // All of the name, but for a pattern that breaks out of its anchors.
                let match = (groups.first ?? nil) ?? 0..<name.count
                editor.set(name.prefix(match.lowerBound) + expanded + name.dropFirst(match.upperBound), to: value)
            }
        }
        return !found.isEmpty
    }
}
