// The text format 0.0.4, as the lexer and parser of Prometheus 3 (`model/textparse`) take it apart.
extension ExpositionParser {
    mutating func nextOfText() throws(ExpositionFault) -> ExpositionEntry? {
        while true {
            let start = position
            skipBlanks()
            guard position < body.count else { return nil }
            switch body[position] {
            case UInt8(ascii: "\n"):
                position += 1
            case UInt8(ascii: "#"):
                if let entry = try textComment() { return entry }
            case 0:
                // Prometheus's lexer takes a NUL here for the end of the body.
                position = body.count
                return nil
            default:
                position = start
                let text = try seriesText()
                skipBlanks()
                return .series(try textSuffix(text))
            }
        }
    }

    /// A comment, or the HELP or TYPE that it is; nil for a mere comment.
    private mutating func textComment() throws(ExpositionFault) -> ExpositionEntry? {
        position += 1
        let hash = position
        skipBlanks()
        guard position > hash else {
            skipLine(endsAtNUL: true)
            return nil
        }
        // As above: a NUL ends the body where a word could begin.
        if position < body.count, body[position] == 0 {
            position = body.count
            return nil
        }
        let isHelp = follows("HELP")
        guard isHelp || follows("TYPE"), position + 4 < body.count, isBlank(body[position + 4]) else {
            skipLine(endsAtNUL: false)
            return nil
        }
        position += 4
        skipBlanks()
        let name = try metadataName()
        if position < body.count, body[position] == 0 { throw expected(.metadataText, at: position) }
        let text = restOfTextMetadata()
        if isHelp {
            try requireUTF8(text, "the help text")
            return .help(name: name, text: text)
        }
        guard let type = MetricType(textFormat: bytes(text)) else {
            throw failure(.unknownType(excerpt(text), .text), at: text.lowerBound)
        }
        self.type = type
        return .type(name: name, type)
    }

    /// What follows the name, without the one byte that parts them; reads the line feed too.
    private mutating func restOfTextMetadata() -> Range<Int> {
        let start = position
        let end = endOfLine()
        position = min(end + 1, body.count)
        let isBlankOnly = body[start..<end].allSatisfy(isBlank)
        return isBlankOnly ? end..<end : start + 1..<end
    }

    /// The value at the position, timestamp and line feed.
    mutating func textSuffix(_ text: Range<Int>) throws(ExpositionFault) -> ExpositionSeries {
        valueStart = position
        let value = try self.value(stopsAtBrace: true, expecting: .value)
        var timestamp: Int64?
        skipBlanks()
        if position < body.count, body[position] != UInt8(ascii: "\n") {
            timestamp = try milliseconds()
            skipBlanks()
        }
        if position < body.count {
            guard body[position] == UInt8(ascii: "\n") else { throw expected(.endOfLine, at: position) }
            position += 1
        }
        return ExpositionSeries(text: text, value: value, timestamp: timestamp)
    }

    /// Digits alone: Prometheus's text format has no sign and no fraction.
    private mutating func milliseconds() throws(ExpositionFault) -> Int64 {
        let start = position
        var result: Int64 = 0
        var overflows = false
        while position < body.count, case let digit = body[position] &- 0x30, digit < 10 {
            let (product, isTooLarge) = result.multipliedReportingOverflow(by: 10)
            let (sum, isStillTooLarge) = product.addingReportingOverflow(Int64(digit))
            overflows = overflows || isTooLarge || isStillTooLarge
            result = sum
            position += 1
        }
        guard position > start else { throw expected(.timestampOrEnd, at: position) }
        guard !overflows else { throw failure(.invalidTimestamp(excerpt(start..<position), format), at: start) }
        return result
    }

    private mutating func skipLine(endsAtNUL: Bool) {
        let end = endOfLine()
        // As above: after `#` without a blank, a NUL ends the body.
        position = endsAtNUL && body[position..<end].contains(0) ? body.count : min(end + 1, body.count)
    }
}

extension MetricType {
    /// The name of a type in a TYPE line of the text format.
    init?(textFormat name: UnsafeBufferPointer<UInt8>) {
        switch String(decoding: name, as: UTF8.self) {
        case "counter": self = .counter
        case "gauge": self = .gauge
        case "histogram": self = .histogram
        case "summary": self = .summary
        case "untyped": self = .unknown
        default: return nil
        }
    }
}
