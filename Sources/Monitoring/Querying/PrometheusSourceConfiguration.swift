/// What to poll, and how.
package struct PrometheusSourceConfiguration: Sendable {
    /// PromQL; each becomes one metric of the snapshot.
    package var expressions: [String]
    /// What an expression's metric is called in the snapshot, by expression; without an entry, the name that a selector
    /// asks for, or the expression.
    package var titles: [String: String] = [:]
    /// How far back.
    package var retention: Duration = .seconds(3600)
    /// Between the points of an expression that is no plain selector.
    package var step: Duration = .seconds(5)
    /// Between polls.
    package var interval: Duration = .seconds(5)
    /// How much of what is known is asked for again, since some samples reach a server late.
    package var overlap: Duration = .seconds(30)

    package init(expressions: [String]) {
        self.expressions = expressions
    }
}
