/// One GET of a target's metrics, as Prometheus asks for them.
package struct Scraper: Sendable {
    /// Where a job sets no `body_size_limit`: bytes after decompression. Prometheus would go on until memory ends.
    package static let bodyCeiling = 256 << 20

    let fetcher: HTTPFetcher

    package init(fetcher: HTTPFetcher) {
        self.fetcher = fetcher
    }

    /// The body, and the headers that came with it: a status other than 200 is an error.
    package func scrape(
        _ target: Target,
        _ configuration: ScrapeConfiguration
    ) async throws(ScrapeError) -> FetchResponse {
        try await scrape(target, ScrapeSettings(configuration), sizeHint: 0)
    }

    func scrape(_ target: Target, _ settings: ScrapeSettings, sizeHint: Int) async throws(ScrapeError) -> FetchResponse
    {
        let limit = settings.limits.bodySize > 0 ? settings.limits.bodySize : Self.bodyCeiling
        var request = FetchRequest.scrape(
            target.url,
            accept: AcceptHeader.value(settings.scrapeProtocols, settings.escapingScheme),
            timeout: target.scrapeTimeout,
            bodyLimit: limit
        )
        request.sizeHint = sizeHint
        if !settings.enableCompression {
            request.allowsGzip = false
            request.headers.append(("Accept-Encoding", "identity"))
        }
        request.namespace = target.namespace
        let response: FetchResponse
        do {
            response = try await fetcher.get(request, settings.http)
        } catch .bodyTooLarge where settings.limits.bodySize > 0 {
            throw .bodySizeLimit(limit)
        } catch {
            throw .fetch(error)
        }
        guard response.status == 200 else { throw .status(response.statusLine) }
        return response
    }
}
