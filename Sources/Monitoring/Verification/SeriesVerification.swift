/// Judges one series again and again as its samples come in; each fit starts from the one before.
package struct SeriesVerification: Sendable {
    package let expectation: Expectation?
    /// Of the band around a fitted base, where nothing is expected.
    package let percent: Double
    /// Seconds that a period takes, as long as no wave shows otherwise.
    package let period: Double
    /// The newest fit, or why there is none.
    package private(set) var fit: Result<SineFit, NoSine> = .failure(.tooFewSamples(0))
    private var previous: SineFit?

    package init(expectation: Expectation? = nil, percent: Double = 10, period: Double = 60) {
        self.expectation = expectation
        self.percent = percent
        self.period = period
    }

    /// - Parameter points: The whole window, in order of time.
    package mutating func update(_ points: [Point]) -> Verdict {
        let usable = UsableSamples(points)
        do {
            let found = try SineFit(usable, period: .expected(period), from: previous)
            fit = .success(found)
            previous = found
        } catch {
            fit = .failure(error)
            previous = nil
        }
        return Verdict(
            points, usable: usable, expectation: expectation, fit: fit, percent: percent, period: period)
    }
}
