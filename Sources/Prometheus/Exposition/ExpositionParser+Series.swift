// Names and labels: the part of a line that says which series it is.
extension ExpositionParser {
    /// What a text in quotes is, which decides what it may hold.
    enum Quoted { case name, value }

    /// Reads a series' name and labels into `spans`. Blanks before a name are part of it: Prometheus 3 stores ` a 1` as
    /// `{" a"}`, and version 2 refused it.
    mutating func seriesText() throws(ExpositionFault) -> Range<Int> {
        let start = position
        spanCount = 0
        spansStart = start
        if format == .text { skipBlanks() }
        guard unquotedMetricName() != nil else {
            guard position < body.count, body[position] == UInt8(ascii: "{") else {
                throw expected(.line, at: position)
            }
            position += 1
            guard try labelSpans(isNamed: false) else { throw failure(.nameMissing, at: start) }
            return start..<position
        }
        let end = position
        let name = Range(uncheckedBounds: (start, end))
        add(LabelSpan(name: name, value: name, isMetricName: true))
        if format == .text { skipBlanks() }
        guard position < body.count, body[position] == UInt8(ascii: "{") else {
            position = end
            return start..<end
        }
        position += 1
        _ = try labelSpans(isNamed: true)
        return start..<position
    }

    /// Reads labels up to and with the closing brace. A text in quotes without a value is the metric's name.
    mutating func labelSpans(isNamed: Bool, allowsName: Bool = true) throws(ExpositionFault) -> Bool {
        var isNamed = isNamed
        if plainLabelSpans() { return isNamed }
        while true {
            if format == .text { skipBlanks() }
            guard position < body.count else { throw expected(.labelName, at: position) }
            if body[position] == UInt8(ascii: "}") {
                position += 1
                return isNamed
            }
            var isEscaped = false
            let start = position
            let isQuoted = body[position] == UInt8(ascii: "\"")
            let name = isQuoted ? try quoted(.name, isEscaped: &isEscaped) : try labelName()
            if format == .text { skipBlanks() }
            if isQuoted, allowsName, position < body.count,
                body[position] == UInt8(ascii: ",") || body[position] == UInt8(ascii: "}")
            {
                guard !isNamed else { throw failure(.nameTwice, at: start) }
                isNamed = true
                add(LabelSpan(name: name, value: name, isMetricName: true, isEscaped: isEscaped))
            } else {
                guard position < body.count, body[position] == UInt8(ascii: "=") else {
                    throw expected(.equals, at: position)
                }
                position += 1
                if format == .text { skipBlanks() }
                guard position < body.count, body[position] == UInt8(ascii: "\"") else {
                    throw expected(.labelValue, at: position)
                }
                let value = try quoted(.value, isEscaped: &isEscaped)
                add(LabelSpan(name: name, value: value, isEscaped: isEscaped))
                if format == .text { skipBlanks() }
            }
            if position < body.count, body[position] == UInt8(ascii: ",") {
                position += 1
            } else if format == .openMetrics, position >= body.count || body[position] != UInt8(ascii: "}") {
                throw expected(.commaOrBrace, at: position)
            }
        }
    }

    private mutating func labelName() throws(ExpositionFault) -> Range<Int> {
        let start = position
        guard ByteClass.startsLabelName(body[position]) else { throw expected(.labelName, at: position) }
        position += 1
        while position < body.count, ByteClass.continuesLabelName(body[position]) { position += 1 }
        return Range(uncheckedBounds: (start, position))
    }

    /// A text in double quotes, at whose opening quote the position stands; without its quotes.
    mutating func quoted(_ kind: Quoted, isEscaped: inout Bool) throws(ExpositionFault) -> Range<Int> {
        let allowsLineFeed = kind == .name || format == .text
        position += 1
        let start = position
        var union: UInt8 = 0
        while position < body.count {
            let byte = body[position]
            if byte == UInt8(ascii: "\"") {
                let range = Range(uncheckedBounds: (start, position))
                if kind == .name, range.isEmpty { throw failure(.emptyLabelName, at: start - 1) }
                if union >= 0x80 { try requireUTF8(range, kind == .name ? "the name" : "the label value") }
                position += 1
                return range
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                position += 1
                guard position < body.count, body[position] != UInt8(ascii: "\n") else { break }
                union |= body[position]
            } else if byte == UInt8(ascii: "\n"), !allowsLineFeed {
                break
            } else if byte == 0, kind == .name {
                break
            }
            union |= byte
            position += 1
        }
        throw expected(.closingQuote, at: position)
    }
}
