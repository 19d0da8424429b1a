import Prometheus

/// What a reader finds in a target's bodies, one after another: series with the ids that they were given at first sight.
struct Scraped {
    private(set) var cache: ScrapeCache
    private(set) var labels: [Labels] = []
    /// How many series the last body had that were not known by their text.
    private(set) var decoded = 0
    private(set) var isUnchanged = false
    /// Of the next body.
    var format: ExpositionFormat
    private let isStrict: Bool

    init(_ format: ExpositionFormat, isStrict: Bool = true) {
        self.format = format
        self.isStrict = isStrict
        cache = ScrapeCache(format)
    }

    /// The lines of a body as a test writes them: `TYPE name type`, or labels and value.
    mutating func read(_ body: [UInt8]) throws(ExpositionError) -> [String] {
        var lines: [String] = []
        var labels = labels
        var decoded = 0
        let (next, wasUnchanged) = try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
            let bytes = UnsafeRawBufferPointer(bytes)
            var reader = ScrapeReader(bytes, format: format, cache: cache, isStrict: isStrict)
            while let entry = try reader.next() {
                switch entry {
                case .type(let name, let type): lines.append("TYPE \(reader.parser.name(name)) \(type)")
                case .help, .unit: break
                case .series(let series):
                    if series.id == nil {
                        labels.append(try reader.labels(of: series))
                        reader.remember(UInt32(labels.count - 1))
                        decoded += 1
                    }
                    let known = labels[series.id.map { Int($0) } ?? labels.count - 1]
                    let time = series.timestamp.map { " @\($0)" } ?? ""
                    lines.append("\(known) \(NumberText.shortest(series.value))\(time)")
                }
            }
            let isUnchanged = reader.isUnchanged
            return (reader.finish(), isUnchanged)
        }
        cache = next
        self.labels = labels
        self.decoded = decoded
        isUnchanged = wasUnchanged
        return lines
    }

    mutating func read(_ body: String) throws(ExpositionError) -> [String] { try read(Array(body.utf8)) }
}
