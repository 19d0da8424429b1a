import Glibc

/// Which samples a fit may rest on. One wrong sample must not bend the wave by which it is found to be wrong.
enum Outliers {
    /// At most this part of the samples is set aside: what more of them do is what the series does.
    private static let most = 0.2
    /// In medians of all deviations. Of a sine's own values about their median, none is beyond 1.5.
    private static let limit = 8.0

    /// The samples to begin with: those near the previous fit, or not far from the median of all.
    static func suspected(in samples: UsableSamples, from previous: SineFit?) -> [Int] {
        if let previous {
            return near(samples) { previous.value(at: samples.newest + Int64(samples.times[$0] * 1000)) }
        }
        let median = samples.values.sorted()[samples.count / 2]
        return near(samples) { _ in median }
    }

    /// The samples that agree with a wave.
    static func agreeing(with wave: SineRegression.Solution, in samples: UsableSamples) -> [Int] {
        near(samples) { wave.base + wave.amplitude * sin(wave.omega * samples.times[$0] + wave.phase) }
    }

    private static func near(_ samples: UsableSamples, _ model: (Int) -> Double) -> [Int] {
        let all = Array(0..<samples.count)
        let deviations = all.map { abs(samples.values[$0] - model($0)) }
        guard let largest = deviations.max() else { return all }
        let squares = deviations.reduce(0) { $0 + $1 * $1 }
        // Without a deviation of some multiples of the mean one there is nothing to look for.
        guard largest > 3 * (squares / Double(samples.count)).squareRoot() else { return all }
        let median = deviations.sorted()[samples.count / 2]
        // What rounding did to the last digits of a number sets nothing aside.
        let size = samples.values.reduce(0) { max($0, abs($1)) }
        let allowed = max(limit * median, 2 * samples.resolution, 1e-9 * size)
        guard allowed > 0 else { return all }
        let kept = all.filter { deviations[$0] <= allowed }
        return Double(kept.count) >= (1 - most) * Double(samples.count) ? kept : all
    }
}
