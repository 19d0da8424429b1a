import Prometheus

/// Collects TYPE, HELP and UNIT lines; those that were there before cost a hash.
struct MetadataReader {
    private var known: Set<Int> = []
    private var all: [String: MetricMetadata] = [:]
    private(set) var changed: [String: MetricMetadata] = [:]
    /// A target that always sends new lines does not fill the memory.
    private static let limit = 100_000
    private static let helpLimit = 1024

    mutating func reset() { changed.removeAll(keepingCapacity: true) }

    mutating func read(_ entry: ExpositionEntry, _ parser: borrowing ExpositionParser) {
        switch entry {
        case .help(let name, let text):
            guard isNew(1, parser.bytes(name), parser.bytes(text)) else { return }
            let help = parser.helpText(text)
            change(parser.name(name)) { $0.help = String(help.unicodeScalars.prefix(Self.helpLimit)) }
        case .type(let name, let type):
            guard isNew(2 + type.hashValue, parser.bytes(name), parser.bytes(name)) else { return }
            change(parser.name(name)) { $0.type = type }
        case .unit(let name, let unit):
            guard isNew(0, parser.bytes(name), parser.bytes(unit)) else { return }
            let text = parser.name(unit)
            change(parser.name(name)) { $0.unit = text }
        case .series: break
        }
    }

    private mutating func isNew(_ kind: Int, _ name: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>)
        -> Bool
    {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(name.count)
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        hasher.combine(bytes: UnsafeRawBufferPointer(text))
        if known.count >= Self.limit { known.removeAll() }
        return known.insert(hasher.finalize()).inserted
    }

    private mutating func change(_ name: String, _ change: (inout MetricMetadata) -> Void) {
        if all.count >= Self.limit { all.removeAll() }
        change(&all[name, default: MetricMetadata()])
        changed[name] = all[name]
    }
}
