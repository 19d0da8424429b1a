// OpenMetrics 1.0, as the lexer and parser of Prometheus 3 take it apart. The rules that need more than one line are
// `OpenMetricsValidator`'s.
extension ExpositionParser {
    mutating func nextOfOpenMetrics() throws(ExpositionFault) -> ExpositionEntry? {
        guard position < body.count else { throw expected(.eof, at: position) }
        guard body[position] == UInt8(ascii: "#") else {
            let text = try seriesText()
            try skipSpace(.value)
            return .series(try openMetricsSuffix(text))
        }
        guard follows("# ") else { throw expected(.metadata, at: min(position + 1, body.count)) }
        position += 2
        if follows("EOF") { return try end() }
        if follows("HELP") { return try help() }
        if follows("TYPE") { return try typeLine() }
        if follows("UNIT") { return try unit() }
        throw expected(.metadata, at: position)
    }

    private mutating func end() throws(ExpositionFault) -> ExpositionEntry? {
        position += 3
        if position < body.count, body[position] == UInt8(ascii: "\n") { position += 1 }
        guard position == body.count else { throw expected(.end, at: position) }
        return nil
    }

    private mutating func help() throws(ExpositionFault) -> ExpositionEntry {
        let (name, text) = try metadata()
        try requireUTF8(text, "the help text")
        return .help(name: name, text: text)
    }

    private mutating func typeLine() throws(ExpositionFault) -> ExpositionEntry {
        let (name, text) = try metadata()
        guard let type = MetricType(rawValue: String(decoding: bytes(text), as: UTF8.self)) else {
            throw failure(.unknownType(excerpt(text), .openMetrics), at: text.lowerBound)
        }
        self.type = type
        return .type(name: name, type)
    }

    private mutating func unit() throws(ExpositionFault) -> ExpositionEntry {
        let (name, unit) = try metadata()
        let separator = name.upperBound - unit.count - 1
        guard
            unit.isEmpty
                || separator >= name.lowerBound && body[separator] == UInt8(ascii: "_")
                    && body[(separator + 1)..<name.upperBound].elementsEqual(body[unit])
        else {
            throw failure(.unitIsNoSuffix(unit: excerpt(unit), name: excerpt(name)), at: unit.lowerBound)
        }
        return .unit(name: name, unit: unit)
    }

    /// The name and, after one space, the rest of the line, which must end.
    private mutating func metadata() throws(ExpositionFault) -> (name: Range<Int>, text: Range<Int>) {
        position += 4
        try skipSpace(.metadataName)
        let name = try metadataName()
        guard position < body.count, body[position] == UInt8(ascii: " ") else {
            throw expected(.metadataText, at: position)
        }
        let end = endOfLine()
        guard end < body.count else { throw expected(.eof, at: end) }
        defer { position = end + 1 }
        return (name, position + 1..<end)
    }

    /// The value at the position, timestamp, exemplar and line feed, parted by single spaces.
    mutating func openMetricsSuffix(_ text: Range<Int>) throws(ExpositionFault) -> ExpositionSeries {
        valueStart = position
        timestampText = nil
        var series = ExpositionSeries(text: text, value: try value(stopsAtBrace: false, expecting: .value))
        if position < body.count, body[position] == UInt8(ascii: " "), !follows(" #") {
            position += 1
            let start = position
            series.timestamp = try seconds()
            timestampText = start..<position
        }
        if follows(" #") {
            guard follows(" # {") else { throw expected(.exemplar, at: position) }
            position += 3
            let start = position
            _ = try readExemplar(decoding: false)
            series.exemplar = start..<position
        }
        guard position < body.count else { throw expected(.eof, at: position) }
        guard body[position] == UInt8(ascii: "\n") else { throw expected(.endOfLine, at: position) }
        position += 1
        return series
    }

    /// A decimal number of seconds, cut to milliseconds as Prometheus does (a product with 1000, cut towards zero).
    mutating func seconds() throws(ExpositionFault) -> Int64 {
        let start = position
        while position < body.count, body[position] != UInt8(ascii: " "), body[position] != UInt8(ascii: "\n") {
            position += 1
        }
        guard position > start else { throw expected(.timestampOrEnd, at: position) }
        guard let seconds = DecimalNumber.parse(bytes(start..<position)), seconds.isFinite else {
            throw failure(.invalidTimestamp(excerpt(start..<position), format), at: start)
        }
        let milliseconds = seconds * 1000
        guard milliseconds.magnitude < 0x1p63 else { return seconds < 0 ? .min : .max }
        return Int64(milliseconds)
    }

    mutating func skipSpace(_ expectation: ExpositionProblem.Expectation) throws(ExpositionFault) {
        guard position < body.count, body[position] == UInt8(ascii: " ") else {
            throw expected(expectation, at: position)
        }
        position += 1
    }
}
