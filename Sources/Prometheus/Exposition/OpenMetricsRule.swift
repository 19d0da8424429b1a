/// A rule of OpenMetrics 1.0 that a body breaks, although Prometheus's own parser may let it pass.
package enum OpenMetricsRule: Sendable, Hashable {
    case trailingComma
    case carriageReturn
    case repeatedMetadata(String, family: String)
    case metadataAfterSamples(family: String)
    case unitOfType(MetricType, family: String)
    case interleavedFamilies(String)
    case clashingName(String, family: String, other: String)
    case unexpectedSample(String, type: MetricType)
    case interleavedMetrics(family: String)
    case duplicateSeries(String)
    case mixedTimestamps(String)
    case timestampBackwards(String)
    case missingLabel(String, sample: String)
    case reservedLabel(String, sample: String)
    case noTotal(family: String)
    case bound(String, sample: String)
    case boundsNotIncreasing(sample: String)
    case quantile(String, sample: String)
    case noInfBucket(family: String)
    case countWithoutSum(family: String)
    case sumWithoutCount(family: String)
    case sumWithNegativeBounds(family: String)
    case notANumber(sample: String)
    case negative(sample: String)
    case negativeQuantile(sample: String)
    case notWhole(sample: String)
    case notATime(sample: String)
    case infoIsNotOne(sample: String)
    case stateIsNotBoolean(sample: String)
    case bucketsNotCumulative(sample: String)
    case countIsNotInfBucket(family: String)
    case exemplarNotAllowed(sample: String)
    case exemplarTooLong(characters: Int)
    case exemplarBeyondBucket(sample: String)
}

extension OpenMetricsRule: CustomStringConvertible {
    package var description: String { "OpenMetrics: \(rule)" }

    private var rule: String {
        switch self {
        case .trailingComma:
            "there is no comma after the last label"
        case .carriageReturn:
            "a line ends with a line feed alone; this one has a carriage return before it"
        case .repeatedMetadata(let keyword, let family):
            "a family has one \(keyword) line at most; this is the second of “\(family)”"
        case .metadataAfterSamples(let family):
            "metadata stand before all samples of their family; “\(family)” already has samples"
        case .unitOfType(let type, let family):
            "a family of type \(type) has no unit; “\(family)” has one"
        case .interleavedFamilies(let family):
            "the lines of a family stand together and each name is used once; “\(family)” came before"
        case .clashingName(let name, let family, let other):
            "no two families may have samples of one name; “\(family)” and “\(other)” may both have “\(name)”"
        case .unexpectedSample(let name, let type):
            "“\(name)” is not a sample of a family of type \(type): expected \(type.openMetricsSamples)"
        case .interleavedMetrics(let family):
            "the samples of one set of labels stand together; in “\(family)” they are interleaved"
        case .duplicateSeries(let sample):
            "a series has one sample at a time; “\(sample)” stands here again"
        case .mixedTimestamps(let sample):
            "the samples of a metric have all a timestamp or none; in “\(sample)” some do"
        case .timestampBackwards(let sample):
            "the timestamps of a metric increase; those of “\(sample)” go back"
        case .missingLabel(let label, let sample):
            "“\(sample)” has no label “\(label)”"
        case .reservedLabel(let label, let sample):
            "the label “\(label)” is for the samples that it tells apart; “\(sample)” is none of them"
        case .noTotal(let family):
            "a counter has a total; one of “\(family)” has only the time of its creation"
        case .bound(let text, let sample):
            "“\(text)” is not the bound of a bucket: expected a number or +Inf in the label “le” of “\(sample)”"
        case .boundsNotIncreasing(let sample):
            "the buckets stand in the order of their bounds, each once; “\(sample)” does not"
        case .quantile(let text, let sample):
            "“\(text)” is not a quantile: expected a number from 0 to 1 in the label “quantile” of “\(sample)”"
        case .noInfBucket(let family):
            "a histogram's last bucket has the bound +Inf; one of “\(family)” has no such bucket"
        case .countWithoutSum(let family):
            "a histogram with a count has a sum; one of “\(family)” has none"
        case .sumWithoutCount(let family):
            "a histogram with a sum has a count; one of “\(family)” has none"
        case .sumWithNegativeBounds(let family):
            "a histogram with negative bounds has no sum (of a gaugehistogram: no negative sum without them); see “\(family)”"
        case .notANumber(let sample):
            "“\(sample)” counts, so it is never NaN"
        case .negative(let sample):
            "“\(sample)” counts, so it is never negative"
        case .negativeQuantile(let sample):
            "the value of a quantile is never negative; that of “\(sample)” is"
        case .notWhole(let sample):
            "“\(sample)” counts, so it is a whole number"
        case .notATime(let sample):
            "the value of “\(sample)” is a time in seconds, so it is finite"
        case .infoIsNotOne(let sample):
            "the value of an info is 1; that of “\(sample)” is not"
        case .stateIsNotBoolean(let sample):
            "the value of a state is 0 or 1; that of “\(sample)” is not"
        case .bucketsNotCumulative(let sample):
            "buckets are cumulative; “\(sample)” is less than the bucket before it"
        case .countIsNotInfBucket(let family):
            "the count of a histogram equals its +Inf bucket; one of “\(family)” does not"
        case .exemplarNotAllowed(let sample):
            "only buckets and the totals of counters have exemplars; “\(sample)” is neither"
        case .exemplarTooLong(let characters):
            "the labels of an exemplar have 128 characters at most; these have \(characters)"
        case .exemplarBeyondBucket(let sample):
            "the value of a bucket's exemplar is within the bound; that of “\(sample)” is beyond it"
        }
    }
}

extension MetricType {
    /// The names that samples may have in OpenMetrics, in words.
    fileprivate var openMetricsSamples: String {
        let suffixes = openMetricsSuffixes.map { $0.isEmpty ? "the family's name" : "the suffix \($0)" }
        return suffixes.joined(separator: " or ")
    }
}
