/// Walks the body of a scrape, line by line, as Prometheus reads it. Pure: bytes in, entries out.
///
/// The bytes are walked once and copied nowhere. A series comes as the range of its text; its labels are decoded only
/// by `labels()`. After an error the body is void, and the parser of no more use.
///
/// The parser reads the memory that it was given, so it must not outlive the closure that lent it:
/// ```swift
/// try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
///     var parser = ExpositionParser(UnsafeRawBufferPointer(bytes), format: .text)
///     while let entry = try parser.next() { … }
/// }
/// ```
package struct ExpositionParser {
    let body: UnsafeBufferPointer<UInt8>
    package let format: ExpositionFormat
    /// The first byte not read yet.
    var position = 0
    /// The type that the last TYPE line gave, for whatever family. Prometheus reads `le` and `quantile` by it.
    package internal(set) var type = MetricType.unknown

    /// Where name, labels and values of the series read last stand; the first `spanCount` are valid.
    var spans: [LabelSpan] = []
    var spanCount = 0
    /// Where that series begins; -1 for none.
    var spansStart = -1
    /// Where the value of the series read last begins.
    var valueStart = 0
    /// The digits of its timestamp; nil where it has none. Kept in OpenMetrics only.
    var timestampText: Range<Int>?

    package init(_ body: UnsafeRawBufferPointer, format: ExpositionFormat) {
        self.body = body.bindMemory(to: UInt8.self)
        self.format = format
        spans.reserveCapacity(16)
    }

    /// The next entry; nil at the end. Comments and blank lines, where they are allowed, are passed over.
    package mutating func next() throws(ExpositionError) -> ExpositionEntry? {
        do {
            return try nextEntry()
        } catch {
            throw located(error)
        }
    }

    mutating func nextEntry() throws(ExpositionFault) -> ExpositionEntry? {
        switch format {
        case .text: try nextOfText()
        case .openMetrics: try nextOfOpenMetrics()
        }
    }

    /// The bytes of a range that an entry gave.
    package func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: body[range])
    }

    /// A family's name, as it stands in a metadata line.
    package func name(_ range: Range<Int>) -> String {
        Escapes.resolved(bytes(range), quotes: true)
    }

    /// A help text without its escapes. The text format knows `\\` and `\n`, OpenMetrics also `\"`.
    package func helpText(_ range: Range<Int>) -> String {
        Escapes.resolved(bytes(range), quotes: format == .openMetrics)
    }

    func failure(_ problem: ExpositionProblem, at offset: Int) -> ExpositionFault {
        ExpositionFault(problem: problem, offset: offset)
    }

    func expected(_ expectation: ExpositionProblem.Expectation, at offset: Int) -> ExpositionFault {
        failure(.expected(expectation, found: Excerpt.found(at: offset, in: body)), at: offset)
    }

    /// A fault with its line and column counted, once for a body.
    func located(_ fault: ExpositionFault) -> ExpositionError {
        ExpositionError(fault.problem, at: fault.offset, in: body)
    }

    func excerpt(_ range: Range<Int>) -> String { Excerpt.text(bytes(range)) }
}
