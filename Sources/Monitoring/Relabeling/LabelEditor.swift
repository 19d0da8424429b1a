import Prometheus

/// Labels under relabelling: those at the start and what has been changed, so a rule that changes nothing costs nothing.
struct LabelEditor {
    private let base: Labels
    /// Each name once, never an empty value.
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

    /// Each label that there is, sorted by name.
    func visitAll(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
        visit(changed: { body($0[...], $1[...]) }, unchanged: { body(base.bytes[$0.name], base.bytes[$0.value]) })
    }

    var labels: Labels {
        if set.isEmpty && deleted.isEmpty { return base }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(base.bytes.count + set.reduce(0) { $0 + $1.name.count + $1.value.count + 10 })
        visit(changed: { Labels.append($0, $1, to: &buffer) }, unchanged: { buffer += base.bytes[$0.encoded] })
        return Labels(encoded: buffer)
    }

    private func visit(
        changed: (_ name: [UInt8], _ value: [UInt8]) -> Void, unchanged: (Labels.Place) -> Void
    ) {
        var added = set.sorted { $0.name.lexicographicallyPrecedes($1.name) }[...]
        base.visitBytes { place in
            let name = base.bytes[place.name]
            while let first = added.first, first.name.lexicographicallyPrecedes(name) {
                changed(first.name, first.value)
                added.removeFirst()
            }
            if !isTouched(name) { unchanged(place) }
        }
        for (name, value) in added { changed(name, value) }
    }

    private func isTouched(_ name: ArraySlice<UInt8>) -> Bool {
        set.contains { $0.name.elementsEqual(name) } || deleted.contains { $0.elementsEqual(name) }
    }
}
