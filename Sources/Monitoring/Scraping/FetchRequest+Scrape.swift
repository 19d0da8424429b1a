extension FetchRequest {
    /// A scrape as Prometheus asks for it.
    ///
    /// - Parameters:
    ///   - accept: the `Accept` header; nil for Prometheus's own.
    ///   - bodyLimit: bytes after decompression.
    package static func scrape(
        _ url: String,
        accept: String? = nil,
        timeout: Duration,
        bodyLimit: Int = Scraper.bodyCeiling
    ) -> FetchRequest {
        FetchRequest(
            url: url,
            headers: [
                ("Accept", accept ?? AcceptHeader.value(ScrapeProtocol.standard)),
                ("User-Agent", UserAgent.value),
                ("X-Prometheus-Scrape-Timeout-Seconds", timeout.secondsText),
            ],
            timeout: timeout,
            bodyLimit: bodyLimit,
            allowsGzip: true
        )
    }
}
