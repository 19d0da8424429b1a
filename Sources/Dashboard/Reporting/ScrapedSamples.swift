import Monitoring
import Prometheus

/// What Prometheus would store of one body, target labels and relabelling aside.
struct ScrapedSamples: Sendable {
    struct Entry: Sendable {
        var sample: Sample
        var type: MetricType
        var exemplar: Exemplar?
    }

    /// In the order of the body.
    private(set) var entries: [Entry] = []
    /// Samples of a series that has one of that time already, or a later one: the first wins.
    private(set) var duplicates = 0
    /// Samples whose own timestamps lie more than 10 minutes ahead.
    private(set) var tooFarAhead = 0

    /// Milliseconds.
    private static let aheadLimit: Int64 = 600_000

    /// - Parameter now: The time of the scrape, in milliseconds since 1970.
    init(
        _ body: [UInt8], format: ExpositionFormat, openMetrics: OpenMetricsReading = .strict, now: Int64
    ) throws(ExpositionError) {
        var types: [String: MetricType] = [:]
        try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
            var reader = ScrapeReader(
                UnsafeRawBufferPointer(bytes), format: format, isStrict: openMetrics == .strict)
            var newest: [Labels: Int64] = [:]
            while let entry = try reader.next() {
                switch entry {
                case .type(let name, let type): types[reader.parser.name(name)] = type
                case .series(let series): try add(series, &reader, &newest, now)
                case .help, .unit: break
                }
            }
        }
        // A TYPE line may stand after the samples.
        for index in entries.indices {
            let name = entries[index].sample.labels["__name__"] ?? ""
            entries[index].type = Self.type(of: name, types)
        }
    }

    private mutating func add(
        _ series: ExpositionSeries, _ reader: inout ScrapeReader, _ newest: inout [Labels: Int64], _ now: Int64
    ) throws(ExpositionError) {
        let labels = try reader.labels(of: series)
        let exemplar = try reader.parser.exemplar(of: series)
        let time = series.timestamp ?? now
        guard time <= now + Self.aheadLimit else {
            tooFarAhead += 1
            return
        }
        if let known = newest[labels], time <= known {
            duplicates += 1
            return
        }
        newest[labels] = time
        let sample = Sample(labels: labels, value: series.value, timestamp: series.timestamp)
        entries.append(Entry(sample: sample, type: .unknown, exemplar: exemplar))
    }

    /// The type of the family that a sample belongs to.
    private static func type(of name: String, _ types: [String: MetricType]) -> MetricType {
        if let type = types[name] { return type }
        for type in MetricType.allCases {
            for suffix in type.openMetricsSuffixes where !suffix.isEmpty && name.hasSuffix(suffix) {
                if types[String(name.dropLast(suffix.count))] == type { return type }
            }
        }
        return .unknown
    }
}

extension ScrapedSamples {
    /// The samples in the text format, a line for each.
    var text: String {
        var writer = ExpositionWriter(.text)
        for entry in entries { writer.append(entry.sample) }
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    /// A JSON object for each sample, a line for each. Values are text and timestamps seconds, as in Prometheus's HTTP API.
    var jsonLines: String { entries.map { "\($0.json)\n" }.joined() }

    /// What of the body is not stored, for standard error.
    var complaints: [String] {
        var complaints: [String] = []
        if duplicates > 0 {
            complaints.append(
                "\(Words.count(duplicates, "sample")) dropped: their series has a sample of that time already")
        }
        if tooFarAhead > 0 {
            complaints.append("\(Words.count(tooFarAhead, "sample")) dropped: more than 10 minutes in the future")
        }
        return complaints
    }
}

extension ScrapedSamples.Entry {
    fileprivate var json: JSONValue {
        var members = Self.members(sample.labels, sample.value, sample.timestamp)
        members.append(("type", .string(type.rawValue)))
        if let exemplar {
            members.append(("exemplar", .object(Self.members(exemplar.labels, exemplar.value, exemplar.timestamp))))
        }
        return .object(members)
    }

    private static func members(
        _ labels: Labels, _ value: Double, _ timestamp: Int64?
    ) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            ("labels", .labels(labels)), ("value", .string(SampleText.value(value))),
        ]
        if let timestamp { members.append(("timestamp", .number(NumberText.seconds(milliseconds: timestamp)))) }
        return members
    }
}
