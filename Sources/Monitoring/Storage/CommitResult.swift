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

    package init() {}
}
