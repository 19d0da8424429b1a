/// The rules about numbers, one metric point at a time: a point is all samples of one set of labels at one time.
struct OpenMetricsValues {
    private var lastBucket = 0.0
    private var infBucket: Double?
    private var count: (value: Double, offset: Int)?
    private var hasNegativeBounds = false
    /// Where a negative sum of a gaugehistogram stands.
    private var negativeSum: Int?

    @inline(__always)
    mutating func check(
        _ series: ExpositionSeries,
        _ place: OpenMetricsPlace,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) {
        if place.startsPoint { try finishPoint(parser) }
        if place.role == .value { return }
        try checkNumber(series, place.role, parser)
    }

    mutating func finishPoint(_ parser: ExpositionParser) throws(ExpositionFault) {
        if let count, let infBucket, count.value != infBucket {
            throw parser.violation(.countIsNotInfBucket(family: parser.sampleName(at: count.offset)), at: count.offset)
        }
        if let negativeSum, !hasNegativeBounds {
            throw parser.violation(.sumWithNegativeBounds(family: parser.sampleName(at: negativeSum)), at: negativeSum)
        }
        lastBucket = 0
        infBucket = nil
        count = nil
        hasNegativeBounds = false
        negativeSum = nil
    }

    private mutating func checkNumber(
        _ series: ExpositionSeries,
        _ role: OpenMetricsRole,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) {
        let value = series.value
        func require(_ holds: Bool, _ rule: (String) -> OpenMetricsRule) throws(ExpositionFault) {
            guard holds else { throw parser.violation(rule(parser.excerpt(series.text)), at: parser.valueStart) }
        }
        switch role {
        case .value: break
        case .created: try require(value.isFinite, OpenMetricsRule.notATime)
        case .info: try require(value == 1, OpenMetricsRule.infoIsNotOne)
        case .state: try require(value == 0 || value == 1, OpenMetricsRule.stateIsNotBoolean)
        case .quantile: try require(!(value < 0), OpenMetricsRule.negativeQuantile)
        case .gaugeSum:
            try require(!value.isNaN, OpenMetricsRule.notANumber)
            if value < 0 { negativeSum = series.text.lowerBound }
        case .total, .sum:
            try require(!value.isNaN, OpenMetricsRule.notANumber)
            try require(value >= 0, OpenMetricsRule.negative)
        case .count, .summaryCount, .bucket, .negativeBucket, .infBucket:
            try require(!value.isNaN, OpenMetricsRule.notANumber)
            try require(value >= 0, OpenMetricsRule.negative)
            try require(Self.isWhole(value), OpenMetricsRule.notWhole)
            if role == .count { count = (value, series.text.lowerBound) }
            guard role.isBucket else { return }
            try require(value >= lastBucket, OpenMetricsRule.bucketsNotCumulative)
            lastBucket = value
            if role == .infBucket { infBucket = value }
            if role == .negativeBucket { hasNegativeBounds = true }
        }
    }

    /// From 2^53 on every double is.
    private static func isWhole(_ value: Double) -> Bool {
        value.isFinite && (value >= 0x1p53 || value == Double(UInt64(value)))
    }
}
