/// Where a sample stands in its family: what its number has to keep to.
struct OpenMetricsPlace: Sendable {
    var role: OpenMetricsRole
    /// Whether it begins a new metric point, so that the one before is complete.
    var startsPoint: Bool
}
