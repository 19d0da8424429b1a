import Glibc

/// The sine wave that fits a series best, by least squares:
/// `base + amplitude · sin(2π · (t − time) / period + phase)`.
///
/// Samples 5 s apart can miss the crest of a 60 s wave and show a swing of 9.66 %; the fit shows the 10.0 % that is there.
package struct SineFit: Sendable, Hashable {
    package var base: Double
    /// Half of the way from trough to crest; never negative.
    package var amplitude: Double
    /// Seconds.
    package var period: Double
    /// Radians, 0 ..< 2π, at `time`.
    package var phase: Double
    /// Milliseconds since 1970: the newest sample.
    package var time: Int64
    /// The root of the mean square of what the wave leaves unexplained, in the series' unit.
    package var residual: Double
    /// The part of the samples' variance that the wave explains (R²): 1 for a clean sine.
    package var determination: Double
    /// From the first sample to the last, in periods.
    package var periodsSeen: Double
    /// Samples that the fit rests on.
    package var samples: Int
    /// Samples set aside because they lie far from the wave on which the others agree.
    package var outliers: Int
    /// Standard errors of `base` and of `amplitude`.
    package var baseError: Double
    package var amplitudeError: Double

    /// What is said of the period before the fit.
    package enum PeriodGuess: Sendable, Hashable {
        /// It is this, in seconds; only the rest is fitted.
        case known(Double)
        /// It is probably this, in seconds: taken as it is where the samples do not contradict it, searched for otherwise.
        case expected(Double)
        /// It is searched for; found once a whole one has been seen.
        case unknown
    }

    /// Half of the way from trough to crest in percent of |base|; nil where the base is too near 0 to measure by it.
    package var swing: Double? { percent(amplitude) }

    private func percent(_ value: Double) -> Double? {
        guard abs(base) > 1e-6 * amplitude, base != 0 else { return nil }
        return 100 * value / abs(base)
    }

    /// The wave's value at a moment, in milliseconds since 1970.
    package func value(at moment: Int64) -> Double {
        base + amplitude * sin(2 * .pi * Double(moment - time) / 1000 / period + phase)
    }
}
