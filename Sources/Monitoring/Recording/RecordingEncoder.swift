import Prometheus

/// Turns scrapes into the text of a recording: each scrape's samples behind one another, in order of time; what is said of
/// a family once, before its first sample.
struct RecordingEncoder {
    private var lines = SampleWriter()
    /// Families that have been declared, with the type that they were declared as.
    private var declared: [String: MetricType] = [:]
    /// Names of samples whose family has been declared.
    private var known: Set<ArraySlice<UInt8>> = []
    private var metadata: [String: MetricMetadata] = [:]
    private var targets: [RecordedTarget: Int] = [:]
    private var targetCount = 0
    /// The reason for which each target's last scrape failed.
    private var errors: [Int: String] = [:]
    private var failureCount = 0

    /// What is remembered of more targets or metrics is said again when they come back.
    private static let limit = 100_000

    /// The first line of a recording.
    static func header(program: String, source: String) -> [UInt8] {
        var lines = SampleWriter()
        lines.append(note: .header(program: program, source: source))
        return lines.bytes
    }

    /// The last.
    static let end = Array("# EOF\n".utf8)

    mutating func text(of scrape: RecordedScrape) -> [UInt8] {
        lines.removeAll()
        describe(scrape)
        metadata.merge(scrape.metadata) { _, new in new }
        if metadata.count > Self.limit { metadata = scrape.metadata }
        declareFamilies(of: scrape.samples)
        for sample in scrape.samples { lines.append(sample.labels, value: sample.value, time: sample.time) }
        return lines.bytes
    }

    /// After text that did not reach the file: what it declared may be missing there, so all is declared again. Prometheus
    /// does not mind what is said twice.
    mutating func startOver() {
        declared = [:]
        known = []
        targets = [:]
        errors = [:]
    }

    private mutating func describe(_ scrape: RecordedScrape) {
        let target = RecordedTarget(scrape.target)
        if targets.count > Self.limit {
            targets = [:]
            errors = [:]
        }
        let number: Int
        if let known = targets[target] {
            number = known
        } else {
            targetCount += 1
            number = targetCount
            targets[target] = number
            lines.append(note: .target(number, target, time: scrape.time))
        }
        guard errors[number] != scrape.error else { return }
        errors[number] = scrape.error
        guard let error = scrape.error else { return }
        failureCount += 1
        lines.append(note: .failure(failureCount, target: number, error: error, time: scrape.time))
    }

    private mutating func declareFamilies(of samples: [RecordedScrape.Sample]) {
        if known.count > Self.limit {
            known = []
            declared = [:]
        }
        var last: ArraySlice<UInt8> = []
        var type = MetricType.unknown
        for sample in samples {
            let encoded = sample.labels.bytes
            guard let range = Labels.metricName(in: encoded), encoded[range] != last else { continue }
            last = encoded[range]
            // A copy, which does not keep all the labels alive.
            guard !known.contains(last), known.insert(ArraySlice(Array(last))).inserted else { continue }
            type = declareFamily(of: String(decoding: last, as: UTF8.self)) ?? type
        }
        // Prometheus rewrites `le` and `quantile` under the last TYPE line, of whatever family: nothing may follow one.
        if type == .histogram || type == .gaugehistogram || type == .summary {
            lines.appendMetadata("TYPE", ReportSeries.up.name, MetricType.gauge.rawValue)
        }
    }

    /// The type that stands in the last TYPE line then; nil where none was written.
    private mutating func declareFamily(of name: String) -> MetricType? {
        let names = MetricFamilyName.candidates(for: name)
        let exposed = names.first { metadata[$0] != nil }
        var known = exposed.flatMap { metadata[$0] } ?? MetricMetadata()
        if exposed == nil, ReportSeries.allCases.contains(where: { $0.name == name }) { known.type = .gauge }
        var family = exposed ?? name
        // The text format calls a counter's family as its samples, OpenMetrics without the suffix.
        if known.type == .counter, family.hasSuffix("_total"), declared[String(family.dropLast(6))] == nil,
            metadata[String(family.dropLast(6))] == nil
        {
            family = String(family.dropLast(6))
        }
        guard declared[family] == nil else { return nil }
        declared[family] = known.type
        lines.appendMetadata("TYPE", family, known.type.rawValue)
        if !known.unit.isEmpty, family.hasSuffix("_" + known.unit) {
            lines.appendMetadata("UNIT", family, known.unit)
        }
        if !known.help.isEmpty { lines.appendMetadata("HELP", family, known.help) }
        return known.type
    }
}

extension SampleWriter {
    fileprivate mutating func append(note: RecordingNote) { appendMetadata("HELP", note.name, note.text) }
}
