/// Whether a series stays within its band. A sample outside proves that it does not; none outside proves nothing before
/// a whole period has been seen, since the rest of the period may do anything.
package struct Verdict: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        case within
        case outside(Excursion)
        case notYetKnown(Reason)
    }

    /// How a series has left its band.
    package struct Excursion: Sendable, Hashable {
        /// Samples outside; 0 where only the fitted wave's crest or trough is, which the samples happened to miss.
        package var samples: Int
        /// The value farthest from the base: a sample, or the wave's crest or trough.
        package var farthest: Double
        /// When the first and the newest sample outside were taken, in milliseconds since 1970.
        package var first: Int64?
        package var last: Int64?
        /// When the excursion that is still on began; nil where the newest sample is within again.
        package var since: Int64?

        package init(samples: Int, farthest: Double, first: Int64? = nil, last: Int64? = nil, since: Int64? = nil) {
            self.samples = samples
            self.farthest = farthest
            self.first = first
            self.last = last
            self.since = since
        }
    }

    package enum Reason: Sendable, Hashable {
        case noSamples
        /// Seconds seen, gaps left out, of the seconds that a period takes.
        case partOfPeriod(seen: Double, period: Double)
        case tooFewSamples(Int)
        /// Seconds seen of a wave, or of a drift, of which no end is in sight.
        case noEndOfPeriod(seen: Double)
        /// The samples stand too far apart to show how far the series swings.
        case undersampled
        /// No base was given, and the samples are no wave that would have one.
        case noWave
        /// It swings beyond the band, but no base was given, and it is not so clean a wave that one may be taken for meant.
        case nothingExpected
    }

    package var outcome: Outcome
    /// nil where no base was given and none is known yet.
    package var band: Band?
    /// How many samples it rests on; NaN and staleness markers are none.
    package var samples: Int

    package init(_ outcome: Outcome, band: Band?, samples: Int) {
        self.outcome = outcome
        self.band = band
        self.samples = samples
    }
}
