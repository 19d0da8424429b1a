import Monitoring

extension Verdict {
    /// Whether the series is out of its band now: its newest sample, or the wave between the samples.
    var isAlarming: Bool {
        guard case .outside(let excursion) = outcome else { return false }
        return excursion.since != nil || excursion.samples == 0
    }
}
