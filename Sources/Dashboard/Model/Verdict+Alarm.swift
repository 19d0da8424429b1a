import Monitoring

extension Verdict {
    /// Whether the series is out of its band: its newest sample, or the wave between the samples; or, of a wave whose crests
    /// are, a sample of its newest period, since it is within its band on its way from one crest to the next.
    ///
    /// - Parameter newest: When the newest sample was taken, in milliseconds since 1970.
    func isAlarming(newest: Int64?, wave: SineFit?) -> Bool {
        guard case .outside(let excursion) = outcome else { return false }
        if excursion.since != nil || excursion.samples == 0 { return true }
        guard let wave, let band, let newest, let last = excursion.last else { return false }
        let isWithin = [wave.base + wave.amplitude, wave.base - wave.amplitude].allSatisfy(band.contains)
        return !isWithin && Double(newest - last) < wave.period * 1000
    }
}
