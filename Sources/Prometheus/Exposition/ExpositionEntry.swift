/// What one line of an exposition says. Ranges are offsets into the body: nothing is copied.
package enum ExpositionEntry: Sendable, Hashable {
    /// `# HELP name text`, escaped as it stands; `ExpositionParser.helpText(_:)` reads it.
    case help(name: Range<Int>, text: Range<Int>)
    case type(name: Range<Int>, MetricType)
    /// `# UNIT name unit`; OpenMetrics only.
    case unit(name: Range<Int>, unit: Range<Int>)
    case series(ExpositionSeries)
}
