// What both formats share below the line.
extension ExpositionParser {
    @inline(__always)
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    @inline(__always)
    mutating func skipBlanks() {
        while position < body.count, isBlank(body[position]) { position += 1 }
    }

    func follows(_ word: StaticString) -> Bool {
        guard body.count - position >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where body[position + index] != word.utf8Start[index] { return false }
        return true
    }

    /// The next line feed at or after the position, or the end of the body.
    func endOfLine() -> Int {
        body[position...].firstIndex(of: UInt8(ascii: "\n")) ?? body.count
    }

    /// A metric's name at the position; nil where there is none.
    @inline(__always)
    mutating func unquotedMetricName() -> Range<Int>? {
        let start = position
        guard start < body.count, ByteClass.startsMetricName(body[start]) else { return nil }
        var end = start + 1
        while end < body.count, ByteClass.continuesMetricName(body[end]) { end += 1 }
        position = end
        return Range(uncheckedBounds: (start, end))
    }

    /// The family's name in a metadata line, plain or in quotes.
    mutating func metadataName() throws(ExpositionFault) -> Range<Int> {
        if position < body.count, body[position] == UInt8(ascii: "\"") {
            var isEscaped = false
            return try quoted(.name, isEscaped: &isEscaped)
        }
        guard let name = unquotedMetricName() else { throw expected(.metricName, at: position) }
        return name
    }

    /// The number at the position, up to a blank, a line feed or, in the text format, a brace.
    @inline(__always)
    mutating func value(
        stopsAtBrace: Bool,
        expecting expectation: ExpositionProblem.Expectation
    ) throws(ExpositionFault) -> Double {
        let start = position
        var digits: UInt64 = 0
        while position < body.count, case let digit = body[position] &- 0x30, digit < 10 {
            digits = digits &* 10 &+ UInt64(digit)
            position += 1
        }
        // Most values are small integers.
        if position < body.count, body[position] == UInt8(ascii: "\n"), 1...18 ~= position - start {
            return Double(digits)
        }
        return try anyValue(from: start, stopsAtBrace, expectation)
    }

    private mutating func anyValue(
        from start: Int,
        _ stopsAtBrace: Bool,
        _ expectation: ExpositionProblem.Expectation
    ) throws(ExpositionFault) -> Double {
        while position < body.count {
            let byte = body[position]
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") { break }
            if stopsAtBrace, byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "{") { break }
            position += 1
        }
        guard position > start else { throw expected(expectation, at: position) }
        guard let value = DecimalNumber.parse(bytes(start..<position)) else {
            throw failure(.invalidValue(excerpt(start..<position)), at: start)
        }
        return value
    }

    func requireUTF8(_ range: Range<Int>, _ what: String) throws(ExpositionFault) {
        guard let offset = UTF8Check.firstInvalid(bytes(range)) else { return }
        throw failure(.notUTF8(in: what), at: range.lowerBound + offset)
    }
}
