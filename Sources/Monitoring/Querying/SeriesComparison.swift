package import Prometheus

/// One series as we have it and as the server has it.
package struct SeriesComparison: Sendable, Hashable {
    /// As we have them.
    package var labels: Labels
    /// Samples of ours with one of the server's near enough in time to be compared.
    package var compared: Int
    /// Samples of ours, within the time that both have seen, where the server has a gap; and the other way round.
    package var onlyOurs: Int
    package var onlyTheirs: Int
    /// Of a sample of ours and the server's nearest.
    package var largest: SampleDifference?
    /// Of a sample of ours and what the server would have seen at the same moment, to judge by its samples before and after
    /// it: on the line between them, or at one of them. nil where no sample of ours lies between two of theirs.
    package var largestAligned: SampleDifference?
    /// The difference, aligned like `largestAligned`, that a quarter of all samples reach, two at least.
    package var usualAligned: SampleDifference?
    /// How far a sample lies from the line between its own neighbours, at most, on either side: so much of a difference is
    /// the series' own, as of a gauge that jumps from scrape to scrape.
    package var unrest = 0.0

    package init(
        labels: Labels,
        compared: Int = 0,
        onlyOurs: Int = 0,
        onlyTheirs: Int = 0,
        largest: SampleDifference? = nil,
        largestAligned: SampleDifference? = nil
    ) {
        self.labels = labels
        self.compared = compared
        self.onlyOurs = onlyOurs
        self.onlyTheirs = onlyTheirs
        self.largest = largest
        self.largestAligned = largestAligned
    }
}
