/// Reads the body of a scrape with the help of the last one: a series that stands where it stood last time comes with the
/// id that it was given then, and none of its text is parsed; nor are metadata lines that have not changed, which are not
/// reported again. A series that moved is looked up by its text; only a new one is parsed.
///
/// A body in OpenMetrics is held against the specification, more strictly than Prometheus does (`OpenMetricsValidator`).
///
/// Like `ExpositionParser`, it must not outlive the closure that lent it the body.
/// ```swift
/// var reader = ScrapeReader(UnsafeRawBufferPointer(bytes), format: .text, cache: cache)
/// while let entry = try reader.next() {
///     guard case .series(let series) = entry else { … metadata … }
///     if let id = series.id {
///         append(series.value, to: id)
///     } else {
///         reader.remember(register(try reader.labels(of: series)))
///     }
/// }
/// cache = reader.finish()
/// ```
package struct ScrapeReader {
    /// For what entries leave in the body: names, help texts, exemplars.
    package private(set) var parser: ExpositionParser
    /// The last body, and which of its lines should come next.
    private var last: ScrapeCache
    private var cursor = 0
    /// Where that line's part of the last body's text begins.
    private var textPosition = 0
    /// Where this body's next line, with the metadata before it, begins.
    private var lineStart = 0
    /// The type that a TYPE line since then gave.
    private var lineType: MetricType?
    /// This body's lines, from the moment that it differs from the last one.
    private var recording: ScrapeCache?
    private var index: SeriesIndex?
    /// Holds the body against OpenMetrics; nil where nothing is held against it.
    private var check: OpenMetricsCheck?

    /// With `isStrict`, OpenMetrics is what the specification says; without, what Prometheus accepts.
    package init(
        _ body: UnsafeRawBufferPointer,
        format: ExpositionFormat,
        cache: ScrapeCache = ScrapeCache(),
        isStrict: Bool = true
    ) {
        parser = ExpositionParser(body, format: format)
        last = cache
        // A target may change its format from scrape to scrape. Its series are the same all the same, as in Prometheus.
        if cache.format != format { recording = ScrapeCache(format) }
        if isStrict, format == .openMetrics { check = OpenMetricsCheck() }
    }

    /// The next entry; nil at the end.
    package mutating func next() throws(ExpositionError) -> ExpositionEntry? {
        do {
            if let series = try expectedSeries() { return .series(series) }
            let entry = try parser.nextEntry()
            let (known, isUnchanged) = (lineStart, isUnchanged)
            let placed = try check?.check(entry, &parser, asLastTimeUpTo: known, isUnchanged: isUnchanged)
            guard case .series(let series) = entry else {
                if case .type(_, let type) = entry { lineType = type }
                return entry
            }
            return .series(found(series, placed ?? nil))
        } catch {
            throw parser.located(error)
        }
    }

    /// A series that was parsed, with its id if the last body had it somewhere.
    private mutating func found(_ series: ExpositionSeries, _ placed: OpenMetricsPlace?) -> ExpositionSeries {
        var series = series
        if recording == nil {
            recording = last.prefix(cursor)
            recording?.reserve(parser.body.count)
        }
        if let line = line(of: parser.bytes(series.text)) {
            series.id = last.lines[line].knownID
            cursor = line + 1
            textPosition = Int(last.lines[line].end)
        }
        record(series, type: lineType, placed)
        return series
    }

    /// Decodes the labels of a series of this body, as `ExpositionParser.labels(of:)` does.
    package mutating func labels(of series: ExpositionSeries) throws(ExpositionError) -> Labels {
        try parser.labels(of: series)
    }

    /// As `ExpositionParser.firstLabels(of:)`.
    package mutating func firstLabels(
        of series: ExpositionSeries
    ) throws(ExpositionError) -> (labels: Labels, twice: [String]) {
        try parser.firstLabels(of: series)
    }

    /// Names the series read last, so that the next body's reader knows it. Any id but `UInt32.max`.
    package mutating func remember(_ id: UInt32) {
        if let line = recording?.lines.indices.last {
            recording?.lines[line].id = id
        } else if cursor > 0 {
            last.lines[cursor - 1].id = id
        }
    }

    /// Whether the body, once read to its end, had the same series in the same order as the last one.
    package var isUnchanged: Bool { recording == nil && cursor == last.count }

    /// What to read the target's next body with. After an error keep the cache that there was.
    package consuming func finish() -> ScrapeCache {
        recording ?? last.prefix(cursor)
    }

    /// The series that should come next, if the body goes on with the very bytes of last time.
    private mutating func expectedSeries() throws(ExpositionFault) -> ExpositionSeries? {
        let start = parser.position
        guard cursor < last.lines.count, start == lineStart, last.format == parser.format, check?.hasChanged != true
        else { return nil }
        let line = last.lines[cursor]
        let length = Int(line.end) - textPosition
        guard parser.follows(last.text, from: textPosition, count: length) else { return nil }
        let shift = start - textPosition
        let text = Range(uncheckedBounds: (Int(line.seriesStart) + shift, Int(line.seriesEnd) + shift))
        // What follows may show that the series goes on (a brace), or be wrong: that is for the parser to find out.
        guard var series = parser.series(text, valueAt: start + length) else { return nil }
        if check != nil {
            // Timestamps, too, have to be in order: only a full check sees to that.
            guard let place = line.place, series.timestamp == nil else {
                parser.position = start
                return nil
            }
            try check?.checkKnown(series, place, parser)
        }
        series.id = line.knownID
        if let type = line.type { parser.type = type }
        cursor += 1
        textPosition = Int(line.end)
        if recording == nil { lineStart = parser.position } else { record(series, type: line.type, line.place) }
        return series
    }

    /// The line of the last body with this series: the expected one, one a little later, or any.
    private mutating func line(of series: UnsafeBufferPointer<UInt8>) -> Int? {
        let series = UnsafeRawBufferPointer(series)
        guard !last.lines.isEmpty else { return nil }
        // Series that went away leave a gap of a few lines.
        for line in cursor..<min(cursor + 8, last.count) where last.isSeries(series, at: line) { return line }
        if index == nil { index = SeriesIndex(last) }
        return index?.line(of: series, in: last)
    }

    private mutating func record(_ series: ExpositionSeries, type: MetricType?, _ place: OpenMetricsPlace?) {
        let place = series.timestamp == nil ? place : nil
        recording?.append(series, type: type, place, parser.body, from: lineStart, valueAt: parser.valueStart)
        lineStart = parser.position
        lineType = nil
    }
}
