/// The rules about exemplars.
enum OpenMetricsExemplars {
    private static let limit = 128

    static func check(
        _ series: ExpositionSeries,
        _ role: OpenMetricsRole,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) {
        guard let exemplar = series.exemplar else { return }
        guard role == .total || role.isBucket else {
            throw parser.violation(.exemplarNotAllowed(sample: parser.excerpt(series.text)), at: exemplar.lowerBound)
        }
        var parser = parser
        try parser.rescan(series)
        let bound = role.isBucket ? parser.value(of: OpenMetricsFamily.le) : nil
        parser.position = exemplar.lowerBound
        let read = try parser.readExemplar(decoding: true)
        let spans = parser.spans[..<parser.spanCount]
        if let last = spans.last, parser.body[last.value.upperBound + 1] == UInt8(ascii: ",") {
            throw parser.violation(.trailingComma, at: last.value.upperBound + 1)
        }
        let characters = spans.reduce(0) { count, span in
            count + Self.characters(parser.unescaped(span.name, span))
                + Self.characters(parser.unescaped(span.value, span))
        }
        guard characters <= limit else {
            throw parser.violation(.exemplarTooLong(characters: characters), at: exemplar.lowerBound)
        }
        if let bound, let number = DecimalNumber.parse(String(decoding: bound, as: UTF8.self)), !(read.value <= number)
        {
            throw parser.violation(.exemplarBeyondBucket(sample: parser.excerpt(series.text)), at: exemplar.lowerBound)
        }
    }

    /// Code points.
    private static func characters(_ bytes: [UInt8]) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
