// What the rules of OpenMetrics need to know about the series that was read last.
extension ExpositionParser {
    func violation(_ rule: OpenMetricsRule, at offset: Int) -> ExpositionFault {
        failure(.violates(rule), at: offset)
    }

    /// The name of the sample on the line at an offset, for a message.
    func sampleName(at offset: Int) -> String {
        let end = body[offset...].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: " ") } ?? body.count
        return excerpt(offset..<(end == offset ? min(offset + 40, body.count) : end))
    }

    /// A label's value, without escapes; nil where the series has no such label.
    func value(of name: [UInt8]) -> [UInt8]? {
        spans[..<spanCount].first { !$0.isMetricName && isName($0, name) }.map { unescaped($0.value, $0) }
    }

    func isName(_ span: LabelSpan, _ name: [UInt8]) -> Bool { unescaped(span.name, span).elementsEqual(name) }

    /// Without a copy where there is nothing to resolve.
    func unescaped(_ range: Range<Int>, _ span: LabelSpan) -> [UInt8] {
        span.isEscaped ? Escapes.bytes(bytes(range), quotes: true) : Array(body[range])
    }
}
