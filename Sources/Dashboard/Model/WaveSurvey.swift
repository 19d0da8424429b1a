import Monitoring
import Prometheus

/// Finds out which gauges are waves, a few at a time, so that they can be shown first.
struct WaveSurvey: Sendable {
    /// Once a wave, always one: panels do not jump back and forth.
    private(set) var waves: Set<String> = []
    /// When a metric is to be looked at again, in milliseconds since 1970.
    private var next: [String: Int64] = [:]

    /// Metrics that are looked at together.
    private static let batch = 4
    /// Of each metric, the first few series are looked at; metrics with very many are not.
    private static let sampled = 3
    private static let mostSeries = 200

    func isWave(_ name: String) -> Bool { waves.contains(name) }

    /// Forgets metrics that are gone.
    mutating func keep(_ names: Set<String>) {
        waves.formIntersection(names)
        next = next.filter { names.contains($0.key) }
    }

    mutating func note(wave name: String) { waves.insert(name) }

    /// The next metrics to bring.
    func candidates(among plans: [PanelPlan], at time: Int64) -> Set<String> {
        var found: Set<String> = []
        for plan in plans where found.count < Self.batch {
            guard plan.kind == .values, plan.type == .gauge || plan.type == .unknown,
                PanelRank(plan, isWave: false) == .gauge, plan.series <= Self.mostSeries, !isWave(plan.metric),
                next[plan.metric] ?? 0 <= time
            else { continue }
            found.insert(plan.metric)
        }
        return found
    }

    mutating func look(at metric: MetricSnapshot, time: Int64) {
        var isEarly = false
        for series in metric.series.prefix(Self.sampled) {
            let samples = UsableSamples(series.points)
            isEarly = isEarly || samples.watched < 60
            guard let fit = try? SineFit(samples, period: .expected(60)), fit.isSurelyWave else { continue }
            waves.insert(metric.name)
            return
        }
        next[metric.name] = time + (isEarly ? 20_000 : 300_000)
    }
}
