/// Which points a snapshot has to bring.
package struct DataNeeds: Hashable, Sendable {
    /// By name.
    package var metrics: Set<String>
    package var past: Duration

    package init(metrics: Set<String> = [], past: Duration = .zero) {
        self.metrics = metrics
        self.past = past
    }
}
