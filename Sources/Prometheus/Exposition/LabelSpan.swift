/// Where one label of a series stands in the body.
struct LabelSpan {
    /// Without quotes.
    var name: Range<Int>
    /// Without quotes; for the metric's name, the name itself.
    var value: Range<Int>
    /// Whether this is the metric's name, which stands without a label name.
    var isMetricName = false
    /// Whether name or value hold a backslash.
    var isEscaped = false
}
