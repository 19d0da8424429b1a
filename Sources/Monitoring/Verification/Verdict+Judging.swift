extension Verdict {
    /// Fewer samples in a period say nothing of what lies between them.
    private static let fewest = 5
    /// Standard errors of a fit that are put down to chance.
    private static let errors = 3.0

    /// - Parameters:
    ///   - points: The window to judge, in order of time.
    ///   - expectation: What the user says of the series; without it, the band is ±`percent` around the fitted base.
    ///   - fit: `SineFit` of the same points, or why there is none.
    ///   - period: How long a period takes, in seconds, as long as no wave shows otherwise.
    package init(
        _ points: [Point],
        expectation: Expectation?,
        fit: Result<SineFit, NoSine>,
        percent: Double = 10,
        period: Double = 60
    ) {
        self.init(
            points, usable: UsableSamples(points), expectation: expectation, fit: fit, percent: percent, period: period)
    }

    init(
        _ points: [Point],
        usable: UsableSamples,
        expectation: Expectation?,
        fit: Result<SineFit, NoSine>,
        percent: Double,
        period: Double
    ) {
        // A wave of which a part has been seen is a guess: good to show, too little to judge by.
        let wave = (try? fit.get()).flatMap { $0.periodsSeen >= 0.99 ? $0 : nil }
        let needed = wave?.period ?? period
        let isWhole = usable.watched >= 0.99 * needed
        let rounding = usable.resolution / 2
        samples = points.count { !$0.value.isNaN }

        if let expectation {
            band = Band(
                base: expectation.base,
                percent: expectation.percent,
                tolerance: rounding + 1e-9 * abs(expectation.base)
            )
        } else if let wave, isWhole {
            let tolerance = rounding + Self.errors * wave.baseError + 1e-9 * abs(wave.base)
            band = Band(base: wave.base, percent: percent, isFitted: true, tolerance: tolerance)
        } else if case .failure(.constant(let value)) = fit, isWhole {
            band = Band(base: value, percent: percent, isFitted: true)
        } else {
            band = nil
        }

        if samples == 0 {
            outcome = .notYetKnown(.noSamples)
        } else if let band, let excursion = Excursion(points, band: band) {
            outcome = .outside(excursion)
        } else if !isWhole {
            outcome = .notYetKnown(.partOfPeriod(seen: usable.watched, period: needed))
        } else if samples < Self.fewest {
            outcome = .notYetKnown(.tooFewSamples(samples))
        } else if case .failure(.undersampled) = fit {
            outcome = .notYetKnown(.undersampled)
        } else if case .failure(.partOfPeriod) = fit, wave == nil, usable.moves(in: band) {
            outcome = .notYetKnown(.noEndOfPeriod(seen: usable.watched))
        } else if let band {
            outcome = wave.flatMap { Self.crest(of: $0, beyond: band) }.map { .outside($0) } ?? .within
        } else {
            outcome = .notYetKnown(.noWave)
        }
    }

    /// What the samples missed: the wave's crest or trough outside the band, beyond what the fit may err.
    private static func crest(of wave: SineFit, beyond band: Band) -> Excursion? {
        var wider = band
        // What is not quite a sine has its crests elsewhere: those of a square wave are lower than its fit's.
        wider.tolerance += errors * (wave.baseError + wave.amplitudeError) + wave.residual
        let ends = [wave.base + wave.amplitude, wave.base - wave.amplitude].filter { !wider.contains($0) }
        guard let farthest = ends.max(by: { abs($0 - band.base) < abs($1 - band.base) }) else { return nil }
        return Excursion(samples: 0, farthest: farthest)
    }
}

extension UsableSamples {
    /// Whether they move by more than a fiftieth of the band: less is as good as a constant.
    fileprivate func moves(in band: Band?) -> Bool {
        guard let band, let low = values.min(), let high = values.max() else { return true }
        return high - low > (band.upper - band.lower) / 50
    }
}

extension Verdict.Excursion {
    /// nil where no sample is outside.
    init?(_ points: [Point], band: Band) {
        var excursion = Self(samples: 0, farthest: band.base)
        for point in points where !point.value.isNaN {
            if band.contains(point.value) {
                excursion.since = nil
                continue
            }
            excursion.samples += 1
            excursion.first = excursion.first ?? point.time
            excursion.since = excursion.since ?? point.time
            excursion.last = point.time
            if abs(point.value - band.base) > abs(excursion.farthest - band.base) { excursion.farthest = point.value }
        }
        guard excursion.samples > 0 else { return nil }
        self = excursion
    }
}
