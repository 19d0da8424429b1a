/// How many samples of a commit the store did not take, and why. None of these fails a scrape.
package struct CommitResult: Sendable, Hashable {
    /// Another value at the time of the series' newest sample: the first wins.
    package var duplicates = 0
    /// Older than the series' newest sample.
    package var outOfOrder = 0
    /// Before the window that is kept.
    package var outOfBounds = 0
    /// Series that the full store did not take.
    package var refused = 0
    /// The places of the samples that were not stored, among those that were handed in.
    package var unstored: [Int32] = []

    /// Which samples those are that were duplicates or out of order, by their place in the commit.
    package var rejected: [Int] = []

    package init() {}
}
