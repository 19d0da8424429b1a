/// The family whose lines are being read.
struct OpenMetricsFamily {
    let name: [UInt8]
    /// Where its first line's name stands.
    let start: Int
    private(set) var type: MetricType?
    private var hasHelp = false
    private var unit: Range<Int>?
    var hasSamples = false

    init(_ name: [UInt8], at start: Int) {
        self.name = name
        self.start = start
    }

    /// A family without TYPE is of type unknown.
    var knownType: MetricType { type ?? .unknown }

    mutating func add(_ entry: ExpositionEntry, _ parser: ExpositionParser) throws(ExpositionFault) {
        func require(_ holds: Bool, _ keyword: String, _ name: Range<Int>) throws(ExpositionFault) {
            guard hasSamples || !holds else { return }
            let family = parser.excerpt(name)
            throw parser.violation(
                hasSamples ? .metadataAfterSamples(family: family) : .repeatedMetadata(keyword, family: family),
                at: name.lowerBound
            )
        }
        switch entry {
        case .help(let name, _):
            try require(!hasHelp, "HELP", name)
            hasHelp = true
        case .type(let name, let type):
            try require(self.type == nil, "TYPE", name)
            self.type = type
            try checkUnit(parser, name)
        case .unit(let name, let unit):
            try require(self.unit == nil, "UNIT", name)
            self.unit = unit
            try checkUnit(parser, name)
        case .series: hasSamples = true
        }
    }

    private func checkUnit(_ parser: ExpositionParser, _ name: Range<Int>) throws(ExpositionFault) {
        guard let unit, !unit.isEmpty, let type, type == .info || type == .stateset else { return }
        throw parser.violation(.unitOfType(type, family: parser.excerpt(name)), at: name.lowerBound)
    }

    /// The role of a sample with this name; nil where it is none of this family's.
    func role(of name: UnsafeBufferPointer<UInt8>) -> OpenMetricsRole? {
        guard name.starts(with: self.name) else { return nil }
        return OpenMetricsRole(knownType, suffix: name[self.name.count...])
    }
}

extension OpenMetricsFamily {
    static let le = Array("le".utf8)
    static let quantile = Array("quantile".utf8)

    /// The label that only the buckets or quantiles of this family may have; nil for a type that has neither.
    var reservedLabel: [UInt8]? {
        switch knownType {
        case .histogram, .gaugehistogram: Self.le
        case .summary: Self.quantile
        default: nil
        }
    }

    /// The label that tells samples of one role and metric apart; nil where there is one of them at most.
    func label(of role: OpenMetricsRole) -> [UInt8]? {
        switch role {
        case .bucket, .negativeBucket, .infBucket: Self.le
        case .quantile: Self.quantile
        case .state: name
        default: nil
        }
    }
}
