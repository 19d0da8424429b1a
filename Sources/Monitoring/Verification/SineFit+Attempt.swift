import Glibc

extension SineFit {
    /// One fit to the samples that are kept, and the judgement whether what it finds is a wave.
    struct Attempt {
        private let samples: UsableSamples
        private let kept: [Int]
        private let period: PeriodGuess
        private let previous: SineFit?
        private let regression: SineRegression

        struct Best {
            var solution: SineRegression.Solution
            /// Whether the period was found from these samples, and so cost them one degree of freedom.
            var isPeriodFound: Bool
        }

        init(_ samples: UsableSamples, kept: [Int], period: PeriodGuess, from previous: SineFit?) {
            self.samples = samples
            self.kept = kept
            self.period = period
            self.previous = previous
            let isWhole = kept.count == samples.count
            regression = SineRegression(
                times: isWhole ? samples.times : kept.map { samples.times[$0] },
                values: isWhole ? samples.values : kept.map { samples.values[$0] }
            )
        }

        func best() -> Best? {
            switch period {
            case .known(let seconds):
                return regression.solve(2 * .pi / seconds).map { Best(solution: $0, isPeriodFound: false) }
            case .expected(let seconds):
                return expected(2 * .pi / seconds) ?? searched()
            case .unknown:
                return searched()
            }
        }

        /// The wave of the expected period; or of one near it, where the samples say clearly that it is another.
        private func expected(_ omega: Double) -> Best? {
            guard let given = regression.solve(omega), determination(given) > 0.5 else { return nil }
            guard regression.count > 5, !isAsBefore(given) else { return Best(solution: given, isPeriodFound: false) }
            let found = regression.refine(given)
            let noise = variance(found, unknowns: 4)
            // Twelve is beyond what chance does in a thousand tries (F test of one more unknown).
            if given.residual - found.residual <= 12 * noise { return Best(solution: given, isPeriodFound: false) }
            return determination(found) > 0.9 ? Best(solution: found, isPeriodFound: true) : nil
        }

        /// Whether the wave had this period a moment ago, and the samples still do not ask for another. Then there is
        /// nothing to refine, which is most of what a fit costs.
        private func isAsBefore(_ given: SineRegression.Solution) -> Bool {
            guard let previous, abs(previous.period * given.omega / (2 * .pi) - 1) < 1e-9, determination(given) > 0.98
            else { return false }
            var refined = given
            refined.residual = max(0, given.residual - given.gain)
            return given.gain < max(variance(refined, unknowns: 4), 1e-12 * regression.total)
        }

        private func searched() -> Best? {
            if let previous, let solution = regression.refine(2 * .pi / previous.period),
                determination(solution) > 0.98
            {
                return Best(solution: solution, isPeriodFound: true)
            }
            let search = PeriodSearch(
                times: regression.times,
                values: regression.values,
                interval: samples.interval
            )
            let solutions = search.candidates().compactMap { regression.refine($0) }
            let best = solutions.min { $0.residual < $1.residual }
            return best.map { Best(solution: $0, isPeriodFound: true) }
        }

        private func determination(_ solution: SineRegression.Solution) -> Double {
            regression.total > 0 ? 1 - solution.residual / regression.total : 0
        }

        /// Of the residuals, in the regression's unit²; never less than the rounding of the values alone makes.
        private func variance(_ solution: SineRegression.Solution, unknowns: Int) -> Double {
            let resolution = samples.resolution / regression.unit
            let rounding = resolution * resolution / 12
            let arithmetic = 1e-15 * abs(solution.base) / regression.unit
            let measured = solution.residual / Double(max(1, regression.count - unknowns))
            return max(measured, rounding, arithmetic * arithmetic)
        }

        /// Is it a wave? It must explain nine tenths of the variance, be no work of chance, be no mere bend, and be
        /// determined to a tenth of its amplitude.
        func judge(_ best: Best) throws(NoSine) -> SineFit {
            let solution = best.solution
            let unknowns = best.isPeriodFound ? 4 : 3
            let freedom = Double(regression.count - unknowns)
            let seconds = 2 * .pi / solution.omega
            let seen = samples.span / seconds
            let determination = determination(solution)
            guard freedom > 0 else { throw .tooFewSamples(samples.count) }
            guard determination >= 0.9 else { throw samples.noWave(determination: determination) }
            guard regression.showsSwing(solution.omega) else { throw .undersampled }
            // The chance that noise looks like this, at one of the frequencies that were tried.
            let tries = best.isPeriodFound ? max(1, samples.span / samples.interval / 2) : 1
            guard tries * pow(1 - determination, freedom / 2) < 1e-3 else { throw .tooFewSamples(samples.count) }
            // The last hundredth is forgiven: scrapes come a little early and late.
            let isWhole = seen >= 0.99
            guard isWhole || !best.isPeriodFound else { throw .partOfPeriod }
            let variance = variance(solution, unknowns: unknowns)
            if seen < 1.5 {
                let cubic = regression.residualOfCubic() / Double(max(1, regression.count - 4))
                guard cubic > (isWhole ? 1 : 4) * variance else {
                    throw isWhole ? .notASine(determination: determination) : .partOfPeriod
                }
            }
            let factors = (best.isPeriodFound ? solution.found : nil) ?? solution.given
            let baseError = regression.unit * (factors.base * variance).squareRoot()
            let amplitudeError = regression.unit * (factors.amplitude * variance).squareRoot()
            guard max(baseError, amplitudeError) < 0.1 * solution.amplitude else { throw .partOfPeriod }
            return SineFit(
                base: solution.base,
                amplitude: solution.amplitude,
                period: seconds,
                phase: Self.normalized(solution.phase),
                time: samples.newest,
                residual: regression.unit * (solution.residual / Double(regression.count)).squareRoot(),
                determination: determination,
                periodsSeen: seen,
                samples: regression.count,
                outliers: samples.count - regression.count,
                baseError: baseError,
                amplitudeError: amplitudeError
            )
        }

        private static func normalized(_ phase: Double) -> Double {
            let rest = phase.truncatingRemainder(dividingBy: 2 * .pi)
            return rest < 0 ? rest + 2 * .pi : rest
        }
    }
}
