extension MetricType {
    /// What may stand behind a family's name in the names of its samples.
    package var openMetricsSuffixes: [String] {
        switch self {
        case .counter: ["_total", "_created"]
        case .histogram: ["_bucket", "_count", "_sum", "_created"]
        case .gaugehistogram: ["_bucket", "_gcount", "_gsum"]
        case .summary: ["", "_count", "_sum", "_created"]
        case .info: ["_info"]
        case .gauge, .stateset, .unknown: [""]
        }
    }

    /// What stands behind the family's name in the samples of a type that has one kind of value only.
    var soleSuffix: String {
        switch self {
        case .counter: "_total"
        case .info: "_info"
        default: ""
        }
    }
}
