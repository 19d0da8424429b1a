/// One sample line: the raw text that names the series, and what follows it.
package struct ExpositionSeries: Sendable, Hashable {
    /// From the first byte of the name (or the brace) up to the end of the name or the closing brace.
    package var text: Range<Int>
    package var value: Double
    /// Milliseconds since 1970; nil where the line has none.
    package var timestamp: Int64?
    /// From the opening brace of the exemplar's labels to the end of the line; OpenMetrics only.
    package var exemplar: Range<Int>?
    /// What the reader called this series when it first saw it; nil from a parser without a memory, and for new series.
    package var id: UInt32?
}
