/// The metrics of one family: samples that share their labels and stand together; and their points, which share a time.
struct OpenMetricsMetrics {
    /// The labels of the metric being read, but for the one that tells its samples apart; nil before the first.
    private var current: [UInt8]?
    private var seen: Set<[UInt8]> = []
    /// Reused from sample to sample.
    private var key: [UInt8] = []
    private var time: OpenMetricsTime?
    private var point = OpenMetricsPoint()

    /// Takes in a sample; says what its value must keep to, and whether it begins a metric point.
    mutating func place(
        _ series: ExpositionSeries,
        _ role: OpenMetricsRole,
        _ family: OpenMetricsFamily,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) -> OpenMetricsPlace {
        let label = family.label(of: role)
        let reserved = label == nil ? family.reservedLabel : nil
        let value = try readKey(without: label ?? reserved, parser)
        if let reserved, value != nil {
            let name = String(decoding: reserved, as: UTF8.self)
            let rule = OpenMetricsRule.reservedLabel(name, sample: parser.excerpt(series.text))
            throw parser.violation(rule, at: series.text.lowerBound)
        }
        let time = parser.timestampText.map { OpenMetricsTime(text: $0, parser) }
        var startsPoint = true
        if !isCurrent {
            try finishPoint(family, parser)
            guard seen.insert(key).inserted else {
                let name = Excerpt.text(String(decoding: family.name, as: UTF8.self))
                throw parser.violation(.interleavedMetrics(family: name), at: series.text.lowerBound)
            }
            current = key
        } else {
            startsPoint = try isLater(time, series, parser)
            if startsPoint { try finishPoint(family, parser) }
        }
        self.time = time
        if startsPoint { point = OpenMetricsPoint(start: series.text.lowerBound) }
        let precise = try point.add(series, role, label, value, parser)
        return OpenMetricsPlace(role: precise, startsPoint: startsPoint)
    }

    mutating func finish(_ family: OpenMetricsFamily, _ parser: ExpositionParser) throws(ExpositionFault) {
        try finishPoint(family, parser)
        current = nil
        seen = []
    }

    /// Whether `key` is the metric being read.
    private var isCurrent: Bool {
        guard let current else { return false }
        return current.withUnsafeBytes { current in key.withUnsafeBytes { Bytes.equal(current, $0) } }
    }

    private func finishPoint(_ family: OpenMetricsFamily, _ parser: ExpositionParser) throws(ExpositionFault) {
        if current != nil { try point.finish(family, parser) }
    }

    /// Whether a sample of the same metric belongs to a later point; an earlier one is an error.
    private func isLater(
        _ time: OpenMetricsTime?,
        _ series: ExpositionSeries,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) -> Bool {
        switch (self.time, time) {
        case (nil, nil): return false
        case (let before?, let now?):
            guard !now.precedes(before, parser) else {
                throw parser.violation(.timestampBackwards(parser.excerpt(series.text)), at: now.text.lowerBound)
            }
            return before.precedes(now, parser)
        case (_?, nil), (nil, _?):
            throw parser.violation(.mixedTimestamps(parser.excerpt(series.text)), at: series.text.lowerBound)
        }
    }

    /// Sets `key` to the sorted labels of the series in `parser.spans`, but for one, whose value is returned.
    private mutating func readKey(
        without label: [UInt8]?,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) -> [UInt8]? {
        var key = key
        self.key = []
        defer { self.key = key }
        key.removeAll(keepingCapacity: true)
        return try parser.withSortedLabels { labels -> [UInt8]? in
            var value: [UInt8]?
            for raw in labels where !raw.isMetricName && !raw.value.isEmpty {
                if let label, raw.name.elementsEqual(label) {
                    value = Array(raw.value)
                    continue
                }
                // Texts cannot hold 0xFF, so no two sets of labels give one key.
                key += raw.name
                key.append(0xFF)
                key += raw.value
                key.append(0xFF)
            }
            return value
        }
    }
}
