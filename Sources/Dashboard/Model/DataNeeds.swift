package import Monitoring

/// Which points a snapshot has to bring.
package struct DataNeeds: Hashable, Sendable {
    /// By name.
    package var metrics: Set<String>
    package var past: Duration
    /// Until when, in milliseconds since 1970; nil for what is known now.
    package var time: Int64?

    /// What to look for among all series, in view or not.
    package var search: LabelSearch?

    package init(
        metrics: Set<String> = [], past: Duration = .zero, time: Int64? = nil, search: LabelSearch? = nil
    ) {
        self.metrics = metrics
        self.past = past
        self.time = time
        self.search = search
    }
}
