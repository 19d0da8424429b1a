// Decoding: the one place where a series costs memory.
extension ExpositionParser {
    /// The labels of a series of this body, `__name__` among them, sorted; a label with an empty value is none. Under a
    /// histogram `le` and under a summary `quantile` are written as Prometheus writes them: `1` becomes `1.0`.
    ///
    /// A label that stands twice is an error, as it is when Prometheus stores the sample.
    package mutating func labels(of series: ExpositionSeries) throws(ExpositionError) -> Labels {
        do {
            try rescan(series)
            return try decodedSpans(normalizing: Normalization(type))
        } catch {
            throw located(error)
        }
    }

    /// The labels of a series in which a label stands twice, as Prometheus's relabelling sees them: each with its first
    /// value, but without those that an empty value removes. And the names of those that stand twice.
    package mutating func firstLabels(
        of series: ExpositionSeries
    ) throws(ExpositionError) -> (labels: Labels, twice: [String]) {
        do {
            try rescan(series)
        } catch {
            throw located(error)
        }
        let sorted = resolvedSpans(Normalization(type)).sorted { a, b in
            a.label.name.utf8.elementsEqual(b.label.name.utf8)
                ? a.offset < b.offset : a.label.name.utf8.lexicographicallyPrecedes(b.label.name.utf8)
        }
        var (labels, twice) = ([Label](), [String]())
        var rest = sorted.map(\.label)[...]
        while let first = rest.first {
            let same = rest.prefix { $0.name.utf8.elementsEqual(first.name.utf8) }
            rest = rest.dropFirst(same.count)
            if same.count(where: { !$0.value.isEmpty }) > 1 { twice.append(first.name) }
            if !same.contains(where: \.value.isEmpty) { labels.append(first) }
        }
        return (Labels(canonical: labels), twice)
    }

    /// Makes `spans` those of a series, unless they are already.
    mutating func rescan(_ series: ExpositionSeries) throws(ExpositionFault) {
        if spansStart == series.text.lowerBound { return }
        let resume = position
        position = series.text.lowerBound
        _ = try seriesText()
        position = resume
    }

    func decodedSpans(normalizing normalization: Normalization) throws(ExpositionFault) -> Labels {
        let labels = try withSortedLabels(normalization) { labels -> Labels? in
            var size = 0
            for label in labels {
                if label.needsRewriting { return nil }
                size += label.encodedCount
            }
            return Labels(count: size) { start in
                var position = start
                for label in labels { label.encode(at: &position) }
            }
        }
        if let labels { return labels }
        return try rewrittenSpans(normalization)
    }

    /// The same by way of strings, for what needs escapes resolved or numbers written anew.
    private func rewrittenSpans(_ normalization: Normalization) throws(ExpositionFault) -> Labels {
        var labels = resolvedSpans(normalization)
        labels.sort { $0.label.name.utf8.lexicographicallyPrecedes($1.label.name.utf8) }
        for (label, next) in zip(labels, labels.dropFirst())
        where label.label.name.utf8.elementsEqual(next.label.name.utf8) {
            throw failure(.duplicateLabel(Excerpt.text(label.label.name)), at: max(label.offset, next.offset))
        }
        return Labels(canonical: labels.lazy.map(\.label).filter { !$0.value.isEmpty })
    }

    /// In the order of the body.
    private func resolvedSpans(_ normalization: Normalization) -> [(label: Label, offset: Int)] {
        spans[..<spanCount].map { span in
            let name = span.isMetricName ? "__name__" : Escapes.resolved(bytes(span.name), quotes: true)
            let value = normalization.normalized(Escapes.resolved(bytes(span.value), quotes: true), of: name)
            return (Label(name, value), span.name.lowerBound)
        }
    }
}
