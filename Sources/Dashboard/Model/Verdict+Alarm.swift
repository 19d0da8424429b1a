import Monitoring

extension Verdict {
    /// Whether the series is out of its band: its newest sample, or the wave between the samples; or, of a wave, a sample
    /// of its newest period, since one that swings too far is within its band on its way from one crest to the next.
    ///
    /// - Parameters:
    ///   - newest: When the newest sample was taken, in milliseconds since 1970.
    ///   - period: Of the wave, in seconds; nil where it is none.
    func isAlarming(newest: Int64?, period: Double?) -> Bool {
        guard case .outside(let excursion) = outcome else { return false }
        if excursion.since != nil || excursion.samples == 0 { return true }
        guard let period, let newest, let last = excursion.last else { return false }
        return Double(newest - last) < period * 1000
    }
}
