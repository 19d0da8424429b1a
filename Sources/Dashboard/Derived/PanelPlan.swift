package import Monitoring
package import Prometheus

/// A metric family as one panel: which of the metrics that are stored make it up, and what is drawn of them.
package struct PanelPlan: Hashable, Sendable {
    /// The family's name.
    package var name: String
    package var type: MetricType
    package var help: String
    package var kind: PanelKind
    /// The stored metric whose points are drawn.
    package var metric: String
    /// How many series that has.
    package var series: Int
    /// What the user has asked for instead of all of the family's series.
    package var definition: PanelDefinition?

    /// The families of a catalogue, in its order. The sums and counts of a histogram or summary go into its panel.
    package static func plans(of catalogue: [MetricSummary]) -> [PanelPlan] {
        let names = Set(catalogue.map(\.name))
        return catalogue.compactMap { metric in
            if isPart(metric, of: names) { return nil }
            if let family = family(metric, "_bucket"), isHistogram(metric, family, names) {
                return PanelPlan(metric, name: family, kind: .quantiles(ofRates: metric.type != .gaugehistogram))
            }
            return PanelPlan(metric, name: metric.name, kind: isCounter(metric) ? .rate : .values)
        }
    }

    /// Panels as the user has defined them, in that order; those of metrics that are not there yet are empty.
    package static func plans(of catalogue: [MetricSummary], _ definitions: [PanelDefinition]) -> [PanelPlan] {
        let all = plans(of: catalogue)
        guard !definitions.isEmpty else { return all }
        return definitions.map { definition in
            let wanted = definition.selector.metricName ?? ""
            var plan =
                all.first { $0.name == wanted || $0.metric == wanted }
                ?? PanelPlan(
                    catalogue.first { $0.name == wanted } ?? MetricSummary(name: wanted), name: wanted, kind: .values)
            plan.name = definition.title
            plan.definition = definition
            if let drawing = definition.look.drawing { plan.draw(as: drawing, of: wanted, definition.isComputed) }
            return plan
        }
    }

    /// As the user wants it, whatever the metric's type is.
    private mutating func draw(as drawing: PanelDrawing, of wanted: String, _ isComputed: Bool) {
        switch drawing {
        case .value:
            kind = .values
        case .rate:
            kind = .rate
        case .quantiles, .heatmap:
            guard !kind.isHistogram else { break }
            kind = .quantiles(ofRates: !isComputed && type != .gaugehistogram)
            if !isComputed, !wanted.hasSuffix("_bucket") { metric = wanted + "_bucket" }
        }
    }

    private init(_ metric: MetricSummary, name: String, kind: PanelKind) {
        self.name = name
        type = metric.type == .unknown && kind.isHistogram ? .histogram : metric.type
        help = metric.help
        self.kind = kind
        self.metric = metric.name
        series = metric.series
    }

    private static func family(_ metric: MetricSummary, _ suffix: String) -> String? {
        metric.name.hasSuffix(suffix) ? String(metric.name.dropLast(suffix.count)) : nil
    }

    private static func isHistogram(_ metric: MetricSummary, _ family: String, _ names: Set<String>) -> Bool {
        switch metric.type {
        case .histogram, .gaugehistogram: true
        case .unknown: names.contains(family + "_count") && names.contains(family + "_sum")
        default: false
        }
    }

    private static func isPart(_ metric: MetricSummary, of names: Set<String>) -> Bool {
        for suffix in ["_sum", "_count", "_gsum", "_gcount"] {
            guard let family = family(metric, suffix) else { continue }
            switch metric.type {
            case .histogram, .gaugehistogram: return names.contains(family + "_bucket")
            case .summary: return names.contains(family)
            case .unknown: return names.contains(family + "_bucket")
            default: return false
            }
        }
        return false
    }

    /// Without metadata the name tells; a time of creation never is one.
    private static func isCounter(_ metric: MetricSummary) -> Bool {
        if metric.name.hasSuffix("_created") { return false }
        switch metric.type {
        case .counter: return true
        case .unknown: return metric.name.hasSuffix("_total")
        case .summary, .histogram: return metric.name.hasSuffix("_sum") || metric.name.hasSuffix("_count")
        default: return false
        }
    }
}
