package import Prometheus

/// Why a scrape failed as a whole.
package enum ScrapeError: Error, Sendable, Hashable, CustomStringConvertible {
    case fetch(FetchError)
    /// The status line of an answer other than 200.
    case status(String)
    case bodySizeLimit(Int)
    case contentType(ContentTypeError)
    case exposition(ExpositionError)
    case sampleLimit(Int)
    case labelLimit(metric: String, count: Int, limit: Int)
    case labelNameLength(metric: String, label: String, limit: Int)
    case labelValueLength(metric: String, label: String, limit: Int)
    /// Metric relabelling left a series without a name.
    case nameMissing
    case emptyLabelName
    /// One that `metric_name_validation_scheme: legacy` forbids.
    case invalidName(String)
    case targetLimit(count: Int, limit: Int)
    case storeFull(Int)
    /// So far behind the newest samples that the store takes none.
    case clockSetBack(Duration)

    package var description: String {
        switch self {
        case .fetch(let error): error.description
        case .status(let line): "server returned HTTP status \(line)"
        case .bodySizeLimit(let limit): "the body is too large: it reached body_size_limit, \(limit) bytes"
        case .contentType(let error): "\(error)"
        case .exposition(let error):
            // Only a strict reading knows these rules.
            if case .violates = error.problem {
                "\(error) (Prometheus lets it pass, and so does --openmetrics lenient)"
            } else {
                "\(error)"
            }
        case .sampleLimit(let limit): "more samples than sample_limit, \(limit)"
        case .labelLimit(let metric, let count, let limit):
            "\(metric.legible(50)) has \(count) labels, more than label_limit, \(limit)"
        case .labelNameLength(let metric, let label, let limit):
            "\(metric.legible(50)): the label name \"\(label.legible(50))\" is longer than label_name_length_limit, \(limit)"
        case .labelValueLength(let metric, let label, let limit):
            "\(metric.legible(50)): the value of \"\(label.legible(50))\" is longer than label_value_length_limit, \(limit)"
        case .nameMissing: "metric relabelling left a series without a metric name"
        case .emptyLabelName: "metric relabelling left a label without a name"
        case .invalidName(let name):
            "\"\(name.legible(50))\" is no name of a metric or label by metric_name_validation_scheme legacy"
        case .targetLimit(let count, let limit): "\(count) targets are more than target_limit, \(limit)"
        case .storeFull(let count): "the store is full: no room for \(count) new series"
        case .clockSetBack(let duration):
            "the clock was set back: nothing is stored for another \(duration.brief), until it is past the newest sample"
        }
    }
}
