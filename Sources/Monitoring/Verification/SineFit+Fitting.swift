extension SineFit {
    /// - Parameters:
    ///   - points: In order of time; NaN, infinities and staleness markers are skipped.
    ///   - previous: The fit of the same series a moment ago: a good place to start from, which saves the search.
    package init(_ points: [Point], period: PeriodGuess = .unknown, from previous: SineFit? = nil) throws(NoSine) {
        try self.init(UsableSamples(points), period: period, from: previous)
    }

    package init(_ samples: UsableSamples, period: PeriodGuess = .unknown, from previous: SineFit? = nil) throws(NoSine)
    {
        guard samples.count > 3, let low = samples.values.min(), let high = samples.values.max() else {
            throw .tooFewSamples(samples.count)
        }
        guard high - low > 1e-12 * max(abs(low), abs(high)) else { throw .constant(samples.values[0]) }
        guard (high - low).isFinite else { throw .notASine(determination: 0) }

        var kept = Outliers.suspected(in: samples, from: previous)
        for _ in 0..<3 {
            let attempt = Attempt(samples, kept: kept, period: period, from: previous)
            guard let solution = attempt.best() else { throw samples.noWave() }
            let agreeing = Outliers.agreeing(with: solution.solution, in: samples)
            if agreeing == kept {
                self = try attempt.judge(solution)
                return
            }
            kept = agreeing
        }
        let attempt = Attempt(samples, kept: kept, period: period, from: previous)
        guard let solution = attempt.best() else { throw samples.noWave() }
        self = try attempt.judge(solution)
    }
}
