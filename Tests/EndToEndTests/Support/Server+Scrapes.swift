extension Server {
    /// How often the wave has been asked for, by the server's own count.
    var scrapes: Int {
        get async throws {
            let page = try await Page.get("/metrics", port: port)
            let sample = /promwave_http_requests_total\{code="200",path="\/metrics2"\} (\d+)/
            return page.body.firstMatch(of: sample).flatMap { Int($0.1) } ?? 0
        }
    }
}
