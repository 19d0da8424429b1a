import Prometheus

/// What an exposed series is called in the end: its labels and the target's, and what metric relabelling makes of them.
struct SampleLabels: Sendable {
    let target: Labels
    let honorLabels: Bool
    let rules: [RelabelRule]

    /// Nil for a series that a rule drops, or whose last label a rule removes.
    ///
    /// - Parameter text: the series as it stands in the body.
    func labels(of exposed: Labels, text: UnsafeBufferPointer<UInt8>) -> Labels? {
        let merged = honorLabels ? honoring(exposed, text) : exposed.merging(target) ?? prefixing(exposed)
        guard !rules.isEmpty else { return merged }
        return RelabelRule.apply(rules, to: merged).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether none of the labels that stood twice in the exposed series does so in the final one. Prometheus looks for them
    /// only where it stores a series: until then it may be dropped, or the label be set or removed.
    func settle(_ twice: [String], of exposed: Labels, as stored: Labels?) -> Bool {
        guard let stored else { return true }
        // Searched, not walked through: a hostile body has many.
        let exposed = LabelsBuilder(exposed)
        let final = LabelsBuilder(stored)
        return twice.allSatisfy { name in
            let isOverridden = !honorLabels && target[name] != nil
            return isOverridden || exposed[name] == nil || final[name] != exposed[name]
        }
    }

    /// With `honor_labels` the exposed label wins, be it empty.
    private func honoring(_ exposed: Labels, _ text: UnsafeBufferPointer<UInt8>) -> Labels {
        var labels = LabelsBuilder(exposed)
        for label in target where labels[label.name] == nil && !Self.isExposedEmpty(label.name, in: text) {
            labels[label.name] = label.value
        }
        return labels.labels
    }

    /// The target's label wins; the exposed one becomes `exported_NAME`, with the prefix once more while that is taken.
    private func prefixing(_ exposed: Labels) -> Labels {
        var labels = LabelsBuilder(exposed)
        var conflicts: [Label] = []
        for label in target {
            if let taken = labels[label.name] { conflicts.append(Label(label.name, taken)) }
            labels[label.name] = label.value
        }
        conflicts.sort { $0.name.utf8.count < $1.name.utf8.count }
        for conflict in conflicts {
            var name = "exported_" + conflict.name
            while labels[name] != nil { name = "exported_" + name }
            labels[name] = conflict.value
        }
        return labels.labels
    }

    /// Whether `NAME=""`, blanks anywhere, stands in a series. `Labels` know no empty label, but `honor_labels` respects
    /// one.
    private static func isExposedEmpty(_ name: String, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let name = Array(name.utf8)
        guard let first = name.first, text.count > name.count + 3 else { return false }
        for start in 1..<(text.count - name.count) where text[start] == first {
            guard "{, \t\"".utf8.contains(text[start - 1]) else { continue }
            var rest = text[start...]
            guard rest.starts(with: name) else { continue }
            rest = rest.dropFirst(name.count + (text[start - 1] == UInt8(ascii: "\"") ? 1 : 0)).drop(while: isBlank)
            guard rest.first == UInt8(ascii: "=") else { continue }
            if rest.dropFirst().drop(while: isBlank).starts(with: "\"\"".utf8) { return true }
        }
        return false
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
