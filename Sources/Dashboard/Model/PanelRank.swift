import Prometheus

/// Which panels come first.
package enum PanelRank: Int, CaseIterable, Comparable, Sendable {
    /// Series that a sine fits, or of which something is expected.
    case wave
    case gauge
    case derived
    /// What programs of a language say of themselves, all alike: the exporter's own memory, not what it exports.
    case runtime
    /// Constants that carry labels.
    case info
    case report

    package static func < (one: PanelRank, other: PanelRank) -> Bool { one.rawValue < other.rawValue }

    /// Of the client libraries of Prometheus.
    private static let runtimes = ["go_", "process_", "promhttp_", "python_"]

    init(_ plan: PanelPlan, isWave: Bool) {
        if ReportMetrics.names.contains(plan.name) {
            self = .report
        } else if isWave {
            self = .wave
        } else if Self.runtimes.contains(where: { plan.name.hasPrefix($0) }) {
            self = .runtime
        } else if plan.kind != .values || plan.type == .summary {
            self = .derived
        } else if plan.type == .info || plan.name.hasSuffix("_info") || plan.name.hasSuffix("_created") {
            self = .info
        } else {
            self = .gauge
        }
    }
}
