import Monitoring
import Prometheus

/// Judges series and remembers of each its last fit, from which the next one starts.
struct SeriesJudge: Sendable {
    let expectations: [Expectation]
    /// Verdicts rest on this much of the past, however short the window of the charts is. Milliseconds.
    let judged: Int64

    private var judgements: [Key: Judgement] = [:]
    /// How many there may be before those of series that have gone are forgotten.
    private var most = Self.leastMost
    private static let leastMost = 200

    /// The same series may stand in several panels, of which one expects something of its own.
    private struct Key: Hashable {
        var labels: Labels
        var expectation: Expectation?
    }

    /// A series' verdict and the samples on which it rests.
    struct Judgement {
        var verification: SeriesVerification
        var verdict: Verdict
        fileprivate var first: Int64?
        fileprivate var last: Int64?
        /// Fits in a row that found nothing.
        fileprivate var failures = 0
    }

    init(expectations: [Expectation], judged: Int64) {
        self.expectations = expectations
        self.judged = judged
    }

    func expects(_ labels: Labels, _ expectation: Expectation?) -> Bool {
        expectation != nil || expectations.contains { $0.matches(labels) }
    }

    /// - Parameter expectation: of the panel, before all others.
    mutating func judge(_ series: SeriesSnapshot, at time: Int64, _ expectation: Expectation? = nil) -> Judgement {
        let key = Key(labels: series.labels, expectation: expectation)
        let start = series.points.firstIndex { $0.time >= time - judged } ?? series.points.endIndex
        let points = series.points[start...]
        let known = judgements[key]
        if let known {
            let isSame = known.last == points.last?.time && known.first == points.first?.time
            if isSame || isIdle(known, points) { return known }
        }
        var verification =
            known?.verification
            ?? SeriesVerification(
                expectation: expectation ?? expectations.first { $0.matches(series.labels) })
        let verdict = Self.meant(verification.update(Array(points)), verification)
        let isNothing = (try? verification.fit.get()) == nil
        let judgement = Judgement(
            verification: verification,
            verdict: verdict,
            first: points.first?.time,
            last: points.last?.time,
            failures: isNothing ? (known?.failures ?? 0) + 1 : 0
        )
        judgements[key] = judgement
        if judgements.count > most {
            judgements = judgements.filter { ($0.value.last ?? 0) >= time - judged }
            most = max(Self.leastMost, judgements.count * 2)
        }
        return judgement
    }

    /// Gauges of other people's programs swing as they swing, and nobody has said that they should not. So a fitted band
    /// counts only for what is surely a wave, and is either so clean a sine that it was made as one, or keeps to the band
    /// itself, apart from the samples that have left it.
    private static func meant(_ verdict: Verdict, _ verification: SeriesVerification) -> Verdict {
        guard case .outside = verdict.outcome, let band = verdict.band, band.isFitted else { return verdict }
        if let fit = try? verification.fit.get(), fit.isSurelyWave {
            let least = fit.amplitude - 3 * fit.amplitudeError
            if fit.determination >= 0.999 || least <= abs(band.base) * band.percent / 100 { return verdict }
        }
        return Verdict(.notYetKnown(.nothingExpected), band: nil, samples: verdict.samples)
    }

    /// What is known not to be a wave is searched for one each half minute only: the search is what costs. Nothing else is
    /// to be said of it, since there is no band.
    private func isIdle(_ known: Judgement, _ points: ArraySlice<Point>) -> Bool {
        guard known.verdict.band == nil, known.failures > 12, let last = known.last, let newest = points.last?.time
        else { return false }
        switch known.verdict.outcome {
        case .notYetKnown(.noWave), .notYetKnown(.noEndOfPeriod), .notYetKnown(.undersampled): break
        default: return false
        }
        return newest >= last && newest - last < 30_000
    }
}
