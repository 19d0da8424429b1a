// Decoding: the one place where a series costs memory.
extension ExpositionParser {
    /// The labels of a series of this body, `__name__` among them, sorted; a label with an empty value is none. Under a
    /// histogram `le` and under a summary `quantile` are written as Prometheus writes them: `1` becomes `1.0`.
    ///
    /// A label that stands twice is an error, as it is when Prometheus stores the sample.
    package mutating func labels(of series: ExpositionSeries) throws(ExpositionError) -> Labels {
        if spansStart != series.text.lowerBound {
            let resume = position
            position = series.text.lowerBound
            _ = try seriesText()
            position = resume
        }
        return try decodedSpans(normalizing: type)
    }

    func decodedSpans(normalizing type: MetricType?) throws(ExpositionError) -> Labels {
        let normalized: StaticString? =
            switch type {
            case .histogram: "le"
            case .summary: "quantile"
            default: nil
            }
        var labels: [Label] = []
        for span in spans[..<spanCount] {
            let name = span.isMetricName ? "__name__" : Escapes.resolved(bytes(span.name), quotes: true)
            var value = Escapes.resolved(bytes(span.value), quotes: true)
            if let normalized, name == normalized.description, let number = DecimalNumber.parse(value) {
                value = NumberText.openMetrics(number)
            }
            guard !labels.contains(where: { $0.name == name }) else {
                throw failure(.duplicateLabel(Excerpt.text(name)), at: span.name.lowerBound)
            }
            labels.append(Label(name, value))
        }
        return Labels(labels)
    }
}
