import Monitoring
import Prometheus

/// Judges series and remembers of each its last fit, from which the next one starts.
struct SeriesJudge: Sendable {
    let expectations: [Expectation]
    /// Verdicts rest on this much of the past, however short the window of the charts is. Milliseconds.
    let judged: Int64

    private var judgements: [Labels: Judgement] = [:]
    /// How many there may be before those of series that have gone are forgotten.
    private var most = 1000

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

    mutating func judge(_ series: SeriesSnapshot, at time: Int64) -> Judgement {
        let start = series.points.firstIndex { $0.time >= time - judged } ?? series.points.endIndex
        let points = series.points[start...]
        let known = judgements[series.labels]
        if let known {
            let isSame = known.last == points.last?.time && known.first == points.first?.time
            if isSame || isIdle(known, points) { return known }
        }
        var verification =
            known?.verification
            ?? SeriesVerification(expectation: expectations.first { $0.matches(series.labels) })
        let verdict = verification.update(Array(points))
        let isNothing = (try? verification.fit.get()) == nil
        let judgement = Judgement(
            verification: verification,
            verdict: verdict,
            first: points.first?.time,
            last: points.last?.time,
            failures: isNothing ? (known?.failures ?? 0) + 1 : 0
        )
        judgements[series.labels] = judgement
        if judgements.count > most {
            judgements = judgements.filter { ($0.value.last ?? 0) >= time - judged }
            most = max(1000, judgements.count * 2)
        }
        return judgement
    }

    /// What is known not to be a wave is searched for one each half minute only: the search is what costs. Nothing else is
    /// to be said of it, since there is no band.
    private func isIdle(_ known: Judgement, _ points: ArraySlice<Point>) -> Bool {
        guard known.verdict.band == nil, known.verdict.outcome == .notYetKnown(.noWave), known.failures > 12,
            let last = known.last, let newest = points.last?.time
        else { return false }
        return newest >= last && newest - last < 30_000
    }
}
