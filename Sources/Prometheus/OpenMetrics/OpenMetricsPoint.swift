/// What the samples of one metric at one time have shown, numbers apart.
struct OpenMetricsPoint {
    /// Where its first sample stands.
    var start = 0
    /// A bit for each role that a point has once at most.
    private var roles: UInt32 = 0
    private var lastBound: Double?
    private var hasNegativeBounds = false
    /// Quantiles as numbers, or states.
    private var values: Set<[UInt8]> = []

    init(start: Int = 0) { self.start = start }

    private func has(_ role: OpenMetricsRole) -> Bool { roles & (1 << UInt32(role.rawValue)) != 0 }

    /// Takes in a sample, of which `label` tells it from others of its role; its role may become more precise.
    mutating func add(
        _ series: ExpositionSeries,
        _ role: OpenMetricsRole,
        _ label: [UInt8]?,
        _ value: [UInt8]?,
        _ parser: ExpositionParser
    ) throws(ExpositionFault) -> OpenMetricsRole {
        func violation(_ rule: (String) -> OpenMetricsRule) -> ExpositionFault {
            parser.violation(rule(parser.excerpt(series.text)), at: series.text.lowerBound)
        }
        guard let label else {
            guard !has(role) else { throw violation(OpenMetricsRule.duplicateSeries) }
            roles |= 1 << UInt32(role.rawValue)
            return role
        }
        guard let value else {
            let name = Excerpt.text(String(decoding: label, as: UTF8.self))
            throw violation { .missingLabel(name, sample: $0) }
        }
        let text = String(decoding: value, as: UTF8.self)
        switch role {
        case .bucket:
            guard let bound = DecimalNumber.parse(text), !bound.isNaN, bound < .infinity || text == "+Inf" else {
                throw violation { .bound(Excerpt.text(text), sample: $0) }
            }
            if let lastBound, bound <= lastBound { throw violation(OpenMetricsRule.boundsNotIncreasing) }
            lastBound = bound
            if bound < 0 { hasNegativeBounds = true }
            return bound == .infinity ? .infBucket : bound < 0 ? .negativeBucket : .bucket
        case .quantile:
            guard let quantile = DecimalNumber.parse(text), quantile >= 0, quantile <= 1 else {
                throw violation { .quantile(Excerpt.text(text), sample: $0) }
            }
            let number = Array(NumberText.shortest(quantile).utf8)
            guard values.insert(number).inserted else { throw violation(OpenMetricsRule.duplicateSeries) }
        default:
            guard values.insert(value).inserted else { throw violation(OpenMetricsRule.duplicateSeries) }
        }
        return role
    }

    /// What only the whole point can show.
    func finish(_ family: OpenMetricsFamily, _ parser: ExpositionParser) throws(ExpositionFault) {
        func require(_ holds: Bool, _ rule: (String) -> OpenMetricsRule) throws(ExpositionFault) {
            guard !holds else { return }
            throw parser.violation(rule(Excerpt.text(String(decoding: family.name, as: UTF8.self))), at: start)
        }
        if family.knownType == .counter { try require(has(.total), OpenMetricsRule.noTotal) }
        guard family.knownType == .histogram || family.knownType == .gaugehistogram else { return }
        try require(lastBound == .infinity, OpenMetricsRule.noInfBucket)
        try require(!has(.count) || has(.sum) || has(.gaugeSum), OpenMetricsRule.countWithoutSum)
        try require(has(.count) || !has(.sum) && !has(.gaugeSum), OpenMetricsRule.sumWithoutCount)
        try require(!hasNegativeBounds || !has(.sum), OpenMetricsRule.sumWithNegativeBounds)
    }
}
