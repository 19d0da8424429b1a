import Monitoring
import Prometheus

/// One series held against what is expected of it.
struct SeriesCheck: Sendable {
    var labels: Labels
    /// nil where nothing is expected, and the band lies around the fitted base.
    var expectation: Expectation?
    var verdict: Verdict
    var fit: SineFit?
    var statistics: SampleStatistics
    /// When the series ended, in milliseconds since 1970, where it is no longer there.
    var end: Int64?

    /// - Parameter points: All that was seen, in order of time.
    init(_ labels: Labels, _ points: [Point], expectation: Expectation?) {
        self.labels = labels
        self.expectation = expectation
        var verification = SeriesVerification(expectation: expectation)
        verdict = verification.update(points)
        fit = try? verification.fit.get()
        statistics = SampleStatistics(points)
        end = points.last.flatMap { $0.isStale ? $0.time : nil }
    }

    /// A series that has ended may have gone anywhere since.
    var outcome: CheckOutcome {
        switch verdict.outcome {
        case .outside: .fails
        case .within: end == nil ? .holds : .unknown
        case .notYetKnown: .unknown
        }
    }

    /// Whether no sample that is still to come can change the verdict.
    var isFinal: Bool {
        guard expectation != nil, case .outside(let excursion) = verdict.outcome else { return false }
        return excursion.samples > 0
    }

    var words: String {
        guard let end else { return verdict.words }
        return "\(verdict.words); ended at \(Timestamp.text(end))"
    }

    /// `30 ±10 %`, `fitted 30.02 ±10 %`; nil where no base is known.
    var expected: String? {
        guard let band = verdict.band else { return nil }
        let base = band.isFitted ? "fitted \(CheckText.number(band.base))" : SampleText.value(band.base)
        return "\(base) ±\(SampleText.value(band.percent)) %"
    }
}
