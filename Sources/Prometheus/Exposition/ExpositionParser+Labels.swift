// Decoding: the one place where a series costs memory.
extension ExpositionParser {
    /// The labels of a series of this body, `__name__` among them, sorted; a label with an empty value is none. Under a
    /// histogram `le` and under a summary `quantile` are written as Prometheus writes them: `1` becomes `1.0`.
    ///
    /// A label that stands twice is an error, as it is when Prometheus stores the sample.
    package mutating func labels(of series: ExpositionSeries) throws(ExpositionError) -> Labels {
        do {
            if spansStart != series.text.lowerBound { try rescan(series) }
            return try decodedSpans(normalizing: Normalization(type))
        } catch {
            throw located(error)
        }
    }

    private mutating func rescan(_ series: ExpositionSeries) throws(ExpositionFault) {
        let resume = position
        position = series.text.lowerBound
        _ = try seriesText()
        position = resume
    }

    mutating func decodedSpans(normalizing normalization: Normalization) throws(ExpositionFault) -> Labels {
        let body = body
        let count = spanCount
        // A stack's worth of labels costs no allocation.
        let result = withUnsafeTemporaryAllocation(of: RawLabel.self, capacity: count) { labels in
            Self.decode(spans, count, in: body, normalization, into: labels)
        }
        switch result {
        case .labels(let labels): return labels
        case .duplicate(let offset):
            let span = spans[..<count].first { $0.name.lowerBound == offset && !$0.isMetricName }
            let name = span.map { Escapes.resolved(bytes($0.name), quotes: true) } ?? "__name__"
            throw failure(.duplicateLabel(Excerpt.text(name)), at: offset)
        case .needsRewriting: return try rewrittenSpans(normalization)
        }
    }

    private enum Decoded {
        case labels(Labels)
        /// Where the second one's name stands.
        case duplicate(Int)
        /// Values do not stand in the body as they should in the labels.
        case needsRewriting
    }

    private static func decode(
        _ spans: [LabelSpan],
        _ count: Int,
        in body: UnsafeBufferPointer<UInt8>,
        _ normalization: Normalization,
        into labels: UnsafeMutableBufferPointer<RawLabel>
    ) -> Decoded {
        // Insertion: exporters send few labels, mostly sorted.
        for index in 0..<count {
            let span = spans[index]
            guard !span.isEscaped, let label = RawLabel(span, in: body, normalization) else { return .needsRewriting }
            var place = index
            while place > 0, label.precedes(labels[place - 1]) {
                labels.initializeElement(at: place, to: labels[place - 1])
                place -= 1
            }
            if place > 0, !labels[place - 1].precedes(label) {
                return .duplicate(max(span.name.lowerBound, labels[place - 1].offset))
            }
            labels.initializeElement(at: place, to: label)
        }
        var size = 0
        for index in 0..<count { size += labels[index].encodedCount }
        return .labels(
            Labels(count: size) { start in
                var position = start
                for index in 0..<count { labels[index].encode(at: &position) }
            }
        )
    }

    /// The same by way of strings, for what needs escapes resolved or numbers written anew.
    private func rewrittenSpans(_ normalization: Normalization) throws(ExpositionFault) -> Labels {
        var builder = LabelsBuilder()
        var names: Set<[UInt8]> = []
        for span in spans[..<spanCount] {
            let name = span.isMetricName ? "__name__" : Escapes.resolved(bytes(span.name), quotes: true)
            guard names.insert(Array(name.utf8)).inserted else {
                throw failure(.duplicateLabel(Excerpt.text(name)), at: span.name.lowerBound)
            }
            builder[name] = normalization.normalized(Escapes.resolved(bytes(span.value), quotes: true), of: name)
        }
        return builder.labels
    }
}
