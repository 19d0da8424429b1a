/// Whoever keeps what is scraped, beside the store.
protocol ScrapeRecorder: Sendable {
    /// Runs commits to a store one after another, so that scrapes are recorded in the order in which they were stored.
    func inOrder<Result: Sendable>(_ commit: () -> Result) -> Result

    /// Takes a scrape, and keeps nobody waiting.
    func record(_ scrape: RecordedScrape)
}
