import Prometheus

/// What an exposed series is called in the end: its labels and the target's, and what metric relabelling makes of them.
struct SampleLabels: Sendable {
    let target: Labels
    let honorLabels: Bool
    let rules: [RelabelRule]

    /// Nil for a series that a rule drops.
    ///
    /// - Parameter text: the series as it stands in the body.
    func labels(of exposed: Labels, text: UnsafeBufferPointer<UInt8>) -> Labels? {
        let merged = honorLabels ? honoring(exposed, text) : exposed.merging(target) ?? prefixing(exposed)
        return rules.isEmpty ? merged : RelabelRule.apply(rules, to: merged)
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

    /// Whether `NAME=""` stands in a series. `Labels` know no empty label, but `honor_labels` respects one.
    private static func isExposedEmpty(_ name: String, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let wanted = Array("\(name)=\"\"".utf8)
        guard text.count > wanted.count else { return false }
        for start in 1...(text.count - wanted.count) where text[start] == wanted[0] {
            let before = text[start - 1]
            guard before == UInt8(ascii: "{") || before == UInt8(ascii: ",") || before == UInt8(ascii: " ") else {
                continue
            }
            if text[start..<start + wanted.count].elementsEqual(wanted) { return true }
        }
        return false
    }
}
