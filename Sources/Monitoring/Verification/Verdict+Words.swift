extension Verdict {
    /// The few words of a table's cell:
    /// `within ±10 %`, `outside: 3 of 60, +12.4 %`, `not yet known (34 s of 60 s)`.
    package var words: String {
        switch outcome {
        case .within: "within ±\((band?.percent ?? 0).shortest) %"
        case .outside(let excursion) where excursion.samples == 0:
            "outside: crest \(distance(excursion.farthest))"
        case .outside(let excursion):
            "outside: \(excursion.samples) of \(samples), \(distance(excursion.farthest))"
        case .notYetKnown(.noSamples): "not yet known (no samples)"
        case .notYetKnown(.partOfPeriod(let seen, let period)):
            "not yet known (\(Self.seconds(min(seen, period))) s of \(Self.seconds(period)) s)"
        case .notYetKnown(.tooFewSamples(let count)): "not yet known (\(count) samples)"
        case .notYetKnown(.noEndOfPeriod(let seen)):
            "not yet known (no whole period in \(Self.seconds(seen)) s)"
        case .notYetKnown(.undersampled): "not known (samples too far apart)"
        case .notYetKnown(.noWave): "not known (no wave)"
        case .notYetKnown(.nothingExpected): "nothing is expected"
        }
    }

    /// Rounded down: what is not there yet is not said to be.
    private static func seconds(_ value: Double) -> String { value.rounded(.down).fixed(0) }

    /// From the base: in percent of it, or, where it is 0, in the series' unit. With as many decimals as it takes to look
    /// farther than the band's end, one at least.
    private func distance(_ value: Double) -> String {
        guard let band else { return "" }
        guard value.isFinite else { return value > 0 ? "+Inf" : "−Inf" }
        let sign = value < band.base ? "−" : "+"
        guard let percent = band.percent(of: value) else { return sign + abs(value - band.base).shortest }
        var text = abs(percent).fixed(1)
        for decimals in 2...6 where Double(text) == band.percent { text = abs(percent).fixed(decimals) }
        return "\(sign)\(text) %"
    }
}
