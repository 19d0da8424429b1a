import Prometheus

/// Labels under relabelling: those at the start and what has been changed, so a rule that changes nothing costs nothing.
struct LabelEditor {
    private let base: Labels
    /// New values, never empty, by name; nil for a label that is deleted.
    private var changes: [ArraySlice<UInt8>: [UInt8]?] = [:]

    init(_ base: Labels) { self.base = base }

    /// Empty for a label that is not there.
    func value(of name: [UInt8]) -> ArraySlice<UInt8> {
        if let change = changes[name[...]] { return change?[...] ?? [] }
        return base.value(of: name)
    }

    /// An empty value deletes.
    mutating func set(_ name: [UInt8], to value: some Collection<UInt8>) {
        changes.updateValue(value.isEmpty ? nil : Array(value), forKey: name[...])
    }

    mutating func delete(_ name: [UInt8]) { changes.updateValue(nil, forKey: name[...]) }

    /// Each label that there is, sorted by name.
    func visitAll(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
        visit(changed: { body($0, $1[...]) }, unchanged: { body(base.bytes[$0.name], base.bytes[$0.value]) })
    }

    var labels: Labels {
        if changes.isEmpty { return base }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(
            base.bytes.count + changes.reduce(0) { $0 + $1.key.count + ($1.value?.count ?? 0) + 10 })
        visit(changed: { Labels.append($0, $1, to: &buffer) }, unchanged: { buffer += base.bytes[$0.encoded] })
        return Labels(encoded: buffer)
    }

    private func visit(
        changed: (_ name: ArraySlice<UInt8>, _ value: [UInt8]) -> Void, unchanged: (Labels.Place) -> Void
    ) {
        let set = changes.compactMap { name, value in value.map { (name: name, value: $0) } }
        var added = set.sorted { $0.name.lexicographicallyPrecedes($1.name) }[...]
        base.visitBytes { place in
            let name = base.bytes[place.name]
            while let first = added.first, first.name.lexicographicallyPrecedes(name) {
                changed(first.name, first.value)
                added.removeFirst()
            }
            if changes[name] == nil { unchanged(place) }
        }
        for (name, value) in added { changed(name, value) }
    }
}
