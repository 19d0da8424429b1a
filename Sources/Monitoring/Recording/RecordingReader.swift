import Prometheus

/// Reads a recording, or any OpenMetrics text with timestamps, in whatever order its series stand. One that was cut short
/// counts up to its last whole line.
struct RecordingReader {
    private(set) var series: ContiguousArray<Series> = []
    private(set) var metadata: [String: MetricMetadata] = [:]
    private(set) var notes: [RecordingNote] = []
    private(set) var isCut = false
    private(set) var lines = 0
    /// Samples that are older than others of their series before them, or of the same time.
    private(set) var outOfOrder = 0
    private let path: String
    /// Places among `series`, by the hash of their text; the hash is seeded.
    private var places: [Int: Int] = [:]
    private var placesByLabels: [Labels: Int] = [:]

    init(path: String) throws(RecordingError) {
        self.path = path
        try MappedFile.read(path) { contents throws(RecordingError) in
            // What a file system that crashed adds to a file.
            var count = contents.count
            while count > 0, contents[count - 1] == 0 { count -= 1 }
            try read(UnsafeRawBufferPointer(rebasing: contents[..<count]))
        }
        places = [:]
        placesByLabels = [:]
        if series.isEmpty { throw .empty(path: path) }
    }

    private mutating func read(_ contents: UnsafeRawBufferPointer) throws(RecordingError) {
        if let error = RecordingError.foreign(path, contents) { throw error }
        let end = Array("# EOF".utf8)
        let isWhole =
            contents.suffix(end.count).elementsEqual(end)
            || contents.suffix(end.count + 1).dropLast().elementsEqual(end)
        var whole = contents
        if !isWhole, let feed = contents.lastIndex(of: UInt8(ascii: "\n")) {
            isCut = true
            whole = UnsafeRawBufferPointer(rebasing: contents[...feed])
        }
        lines = whole.count { $0 == UInt8(ascii: "\n") }
        var parser = ExpositionParser(whole, format: .openMetrics)
        while !(isCut && parser.isAtEnd), let entry = try next(&parser) {
            switch entry {
            case .help(let name, let text): help(parser.name(name), parser.helpText(text))
            case .type(let name, let type): metadata[parser.name(name), default: MetricMetadata()].type = type
            case .unit(let name, let unit):
                metadata[parser.name(name), default: MetricMetadata()].unit = parser.name(unit)
            case .series(let sample): try add(sample, &parser)
            }
        }
    }

    private func next(_ parser: inout ExpositionParser) throws(RecordingError) -> ExpositionEntry? {
        do {
            return try parser.next()
        } catch {
            throw .malformed(path: path, problem: "\(error)")
        }
    }

    private mutating func add(_ sample: ExpositionSeries, _ parser: inout ExpositionParser) throws(RecordingError) {
        guard let time = sample.timestamp else {
            // The parser stands behind the sample's line.
            let name = parser.bytes(sample.text)
            throw .noTimestamp(
                path: path, line: parser.line - 1, series: String(decoding: name, as: UTF8.self).legible(60))
        }
        guard Point.times.contains(time) else {
            throw .timestampOutOfRange(path: path, line: parser.line - 1, seconds: "\(time / 1000)")
        }
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(parser.bytes(sample.text)))
        let hash = hasher.finalize()
        if let place = places[hash] { return append(time, sample.value, to: place) }
        let labels: Labels
        do {
            labels = try parser.labels(of: sample)
        } catch {
            throw .malformed(path: path, problem: "\(error)")
        }
        // The same labels may be written in another order.
        if let place = placesByLabels[labels] {
            places[hash] = place
            return append(time, sample.value, to: place)
        }
        places[hash] = series.count
        placesByLabels[labels] = series.count
        series.append(Series(labels: labels, time: time, value: sample.value))
    }

    private mutating func append(_ time: Int64, _ value: Double, to place: Int) {
        var grown = 0
        switch series[place].append(time: time, value: value, grown: &grown) {
        case .stored, .repeated: break
        case .duplicate, .outOfOrder: outOfOrder += 1
        }
    }

    private mutating func help(_ name: String, _ text: String) {
        if let note = RecordingNote(name: name, text: text) {
            notes.append(note)
        } else {
            metadata[name, default: MetricMetadata()].help = text
        }
    }
}
