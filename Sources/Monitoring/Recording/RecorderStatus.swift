/// How a recording fares.
package struct RecorderStatus: Sendable, Hashable {
    package var samples = 0
    package var bytes = 0
    /// Scrapes that are not in the file: it could not be written to, or not fast enough.
    package var lostScrapes = 0
    /// Why the newest scrape is not in it, in words; nil where it is.
    package var problem: String?

    package init() {}
}
