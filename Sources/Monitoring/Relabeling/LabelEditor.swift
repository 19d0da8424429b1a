import Prometheus

/// Labels under relabelling: those at the start and what has been changed, so a rule that changes nothing costs nothing.
struct LabelEditor {
    private let base: Labels
    /// In the order in which they were first set.
    private var set: [(name: [UInt8], value: [UInt8])] = []
    private var deleted: [[UInt8]] = []

    init(_ base: Labels) { self.base = base }

    /// Empty for a label that is not there.
    func value(of name: [UInt8]) -> ArraySlice<UInt8> {
        for label in set where label.name == name { return label.value[...] }
        if deleted.contains(name) { return [] }
        return base.value(of: name)
    }

    /// An empty value deletes.
    mutating func set(_ name: [UInt8], to value: some Collection<UInt8>) {
        guard !value.isEmpty else { return delete(name) }
        if let index = set.firstIndex(where: { $0.name == name }) {
            set[index].value = Array(value)
        } else {
            set.append((name, Array(value)))
        }
    }

    mutating func delete(_ name: [UInt8]) {
        set.removeAll { $0.name == name }
        if !deleted.contains(name) { deleted.append(name) }
    }

    /// Each label that there is: the untouched ones sorted by name, then the others in the order in which they were set.
    func visitAll(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
        base.visitBytes { name, value in
            if !isTouched(name) { body(name, value) }
        }
        for (name, value) in set { body(name[...], value[...]) }
    }

    private func isTouched(_ name: ArraySlice<UInt8>) -> Bool {
        set.contains { $0.name.elementsEqual(name) } || deleted.contains { $0.elementsEqual(name) }
    }

    var labels: Labels {
        if set.isEmpty && deleted.isEmpty { return base }
        var labels: [Label] = []
        visitAll { labels.append(Label(String(decoding: $0, as: UTF8.self), String(decoding: $1, as: UTF8.self))) }
        return Labels(labels)
    }
}
