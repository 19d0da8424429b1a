/// What a target answered last time, but for the numbers: most targets answer the same series in the same order, scrape
/// after scrape, so comparing with the bytes that stood there last time replaces most of the parse.
///
/// A value: `ScrapeReader` takes one and gives the next. It holds about as many bytes as the body did.
package struct ScrapeCache: Sendable {
    package let format: ExpositionFormat
    /// The lines' texts, one after another.
    private(set) var text: [UInt8] = []
    var lines: [Line] = []

    package init(_ format: ExpositionFormat = .text) { self.format = format }

    /// How many sample lines the last body had.
    package var count: Int { lines.count }

    /// The first lines only.
    func prefix(_ count: Int) -> ScrapeCache {
        guard count < lines.count else { return self }
        var prefix = ScrapeCache(format)
        prefix.text = Array(text[..<(count == 0 ? 0 : Int(lines[count - 1].end))])
        prefix.lines = Array(lines[..<count])
        return prefix
    }

    /// Makes room for the lines of a body: about as many as last time, and never more text than it has.
    mutating func reserve(_ bodyCount: Int) {
        text.reserveCapacity(bodyCount)
        lines.reserveCapacity(max(lines.count + 16, 64))
    }

    /// Whether a line has this series.
    func isSeries(_ series: UnsafeRawBufferPointer, at line: Int) -> Bool {
        let line = lines[line]
        let range = Int(line.seriesStart)..<Int(line.seriesEnd)
        return range.count == series.count
            && text.withUnsafeBytes { Bytes.equal(UnsafeRawBufferPointer(rebasing: $0[range]), series) }
    }

    /// Appends a line: all from where it, or the metadata before it, begins to its value. Offsets have 32 bits: of a body
    /// beyond 4 GB only the first part is remembered.
    mutating func append(
        _ series: ExpositionSeries,
        type: MetricType?,
        _ place: OpenMetricsPlace?,
        _ body: UnsafeBufferPointer<UInt8>,
        from start: Int,
        valueAt valueStart: Int
    ) {
        let shift = text.count - start
        guard valueStart + shift < Int(UInt32.max) else { return }
        text.append(contentsOf: body[start..<valueStart])
        lines.append(
            Line(
                seriesStart: UInt32(series.text.lowerBound + shift),
                seriesEnd: UInt32(series.text.upperBound + shift),
                end: UInt32(text.count),
                id: series.id ?? Line.unknown,
                type: type,
                place: place
            )
        )
    }
}

extension ScrapeCache {
    /// One line with a sample: all that stood between the line before it and its value.
    struct Line: Sendable {
        static let unknown = UInt32.max

        /// Where the series' text begins and ends in `text`; what stands before it is metadata, comments, blanks.
        var seriesStart: UInt32
        var seriesEnd: UInt32
        /// Where the value began, and with it the next line's part of `text`.
        var end: UInt32
        /// What the reader called the series.
        var id: UInt32
        /// The type that a TYPE line before this one, and after the line before, gives; nil where there is none.
        var type: MetricType?
        /// What OpenMetrics asks of the value; nil where it has to be found out anew.
        var place: OpenMetricsPlace?

        var knownID: UInt32? { id == Self.unknown ? nil : id }
    }
}
