import Prometheus

/// Collects TYPE, HELP and UNIT lines; those that were there before cost a hash.
struct MetadataReader {
    /// What was said last, by what is said of which metric; hashes of both.
    private var known: [Int: Int] = [:]
    private var all: [String: MetricMetadata] = [:]
    private(set) var changed: [String: MetricMetadata] = [:]
    /// A target that always sends new lines does not fill the memory.
    private static let limit = 100_000
    private static let helpLimit = 1024

    mutating func reset() { changed.removeAll(keepingCapacity: true) }

    mutating func read(_ entry: ExpositionEntry, _ parser: borrowing ExpositionParser) {
        switch entry {
        case .help(let name, let text):
            guard isNew(1, parser.bytes(name), said: Self.hash(parser.bytes(text))) else { return }
            let help = parser.helpText(text)
            change(parser.name(name)) { $0.help = String(help.unicodeScalars.prefix(Self.helpLimit)) }
        case .type(let name, let type):
            guard isNew(2, parser.bytes(name), said: type.hashValue) else { return }
            change(parser.name(name)) { $0.type = type }
        case .unit(let name, let unit):
            guard isNew(0, parser.bytes(name), said: Self.hash(parser.bytes(unit))) else { return }
            let text = parser.name(unit)
            change(parser.name(name)) { $0.unit = text }
        case .series: break
        }
    }

    private mutating func isNew(_ kind: Int, _ name: UnsafeBufferPointer<UInt8>, said: Int) -> Bool {
        if known.count >= Self.limit { known.removeAll() }
        return known.updateValue(said, forKey: Self.hash(name, kind)) != said
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: Int = 0) -> Int {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        return hasher.finalize()
    }

    private mutating func change(_ name: String, _ change: (inout MetricMetadata) -> Void) {
        if all.count >= Self.limit { all.removeAll() }
        change(&all[name, default: MetricMetadata()])
        changed[name] = all[name]
    }
}
