/// What a scrape brought, in numbers: the values of its report series.
package struct ScrapeCounts: Sendable, Hashable {
    /// Samples in the body.
    package var scraped = 0
    /// Samples that metric relabelling left.
    package var relabelled = 0
    /// Series that this scrape brought for the first time.
    package var added = 0

    package init() {}
}
