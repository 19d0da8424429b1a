// Exemplars: OpenMetrics only.
extension ExpositionParser {
    /// Decodes the exemplar of a series; nil for a series without one.
    package func exemplar(of series: ExpositionSeries) throws(ExpositionError) -> Exemplar? {
        guard let range = series.exemplar else { return nil }
        var copy = self
        copy.position = range.lowerBound
        do {
            return try copy.readExemplar(decoding: true)
        } catch {
            throw located(error)
        }
    }

    /// Labels in braces, at whose opening brace the position stands, a value and perhaps a timestamp.
    mutating func readExemplar(decoding: Bool) throws(ExpositionFault) -> Exemplar {
        // The labels of the series are in the way; they come back when they are asked for.
        spansStart = -1
        spanCount = 0
        position += 1
        _ = try labelSpans(isNamed: true, allowsName: false)
        let labels = decoding ? try decodedSpans(normalizing: .none) : Labels()
        try skipSpace(.exemplarValue)
        let value = try value(stopsAtBrace: false, expecting: .exemplarValue)
        var timestamp: Int64?
        if position < body.count, body[position] == UInt8(ascii: " ") {
            position += 1
            timestamp = try seconds()
        }
        return Exemplar(labels: labels, value: value, timestamp: timestamp)
    }
}
