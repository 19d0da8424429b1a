import Monitoring

/// Answers recorded from Prometheus 2.42, and a client whose server gives them.
enum QueryFixture {
    static func text(_ name: String) throws -> String {
        String(decoding: try Fixture.bytes("prometheus-api/\(name).json"), as: UTF8.self)
    }

    /// An answer of the API.
    static func answer(_ name: String, status: String = "200 OK") throws -> [TestServer.Step] {
        .status(status, try text(name), headers: ["Content-Type: application/json"])
    }

    static func json(_ text: String, status: String = "200 OK") -> [TestServer.Step] {
        .status(status, text, headers: ["Content-Type: application/json"])
    }

    /// A server that gives one answer to everything, and what a client makes of it.
    static func asking<Result: Sendable>(
        _ steps: [TestServer.Step],
        path: String = "",
        configured: (QueryServer) -> QueryServer = { $0 },
        _ body: (PrometheusClient, TestServer) async throws -> Result
    ) async throws -> Result {
        let answer: TestServer.Answer = { _ in steps }
        return try await TestServer.run(answer) { server in
            let address = configured(try QueryServer("http://\(server.address)\(path)"))
            let fetcher = HTTPFetcher()
            let outcome: Swift.Result<Result, any Error>
            do {
                outcome = .success(try await body(PrometheusClient(address, fetcher: fetcher), server))
            } catch {
                outcome = .failure(error)
            }
            await fetcher.shutdown()
            return try outcome.get()
        }
    }
}
