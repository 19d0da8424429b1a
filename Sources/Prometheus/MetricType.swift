/// The types a metric family can have: those of OpenMetrics 1.0. The text format's `untyped` is `unknown` here.
package enum MetricType: String, Sendable, Hashable, CaseIterable {
    case counter, gauge, histogram, gaugehistogram, summary, info, stateset, unknown
}
