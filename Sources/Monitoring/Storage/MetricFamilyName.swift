/// The family that a series' metric name belongs to.
enum MetricFamilyName {
    private static let suffixes = [
        "_total", "_created", "_bucket", "_sum", "_count", "_gsum", "_gcount", "_info",
    ]

    /// The name itself, then the name without the suffix that a counter, a histogram, a summary or an info adds.
    static func candidates(for name: String) -> [String] {
        for suffix in suffixes where name.hasSuffix(suffix) && name.utf8.count > suffix.utf8.count {
            return [name, String(name.dropLast(suffix.count))]
        }
        return [name]
    }
}
