/// What a sample is to its family: which rules its value has to keep.
enum OpenMetricsRole: UInt8, Sendable {
    /// Of a gauge or an unknown: any number.
    case value
    case total
    case created
    case bucket
    /// A bucket whose bound is below zero.
    case negativeBucket
    case infBucket
    /// Of a histogram or gaugehistogram: equals the +Inf bucket.
    case count
    case summaryCount
    case sum
    case gaugeSum
    case quantile
    case info
    case state

    /// The role by type and by what follows the family's name; nil where such a sample is none of the family's. A
    /// bucket's bound is not looked at.
    init?(_ type: MetricType, suffix: Slice<UnsafeBufferPointer<UInt8>>) {
        func isSuffix(_ word: StaticString) -> Bool {
            suffix.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        }
        switch type {
        case .gauge where suffix.isEmpty, .unknown where suffix.isEmpty: self = .value
        case .counter where isSuffix("_total"): self = .total
        case .stateset where suffix.isEmpty: self = .state
        case .info where isSuffix("_info"): self = .info
        case .summary where suffix.isEmpty: self = .quantile
        case .summary where isSuffix("_count"): self = .summaryCount
        case .histogram where isSuffix("_bucket"), .gaugehistogram where isSuffix("_bucket"): self = .bucket
        case .histogram where isSuffix("_count"), .gaugehistogram where isSuffix("_gcount"): self = .count
        case .histogram where isSuffix("_sum"), .summary where isSuffix("_sum"): self = .sum
        case .gaugehistogram where isSuffix("_gsum"): self = .gaugeSum
        case .counter where isSuffix("_created"), .histogram where isSuffix("_created"),
            .summary where isSuffix("_created"):
            self = .created
        default: return nil
        }
    }

    var isBucket: Bool { self == .bucket || self == .negativeBucket || self == .infBucket }
}
