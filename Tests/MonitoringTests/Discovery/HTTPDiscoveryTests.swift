import Prometheus
import Testing

@testable import Monitoring

@Suite("HTTP discovery", .timeLimit(.minutes(1)))
struct HTTPDiscoveryTests {
    private func poll(
        refreshInterval: Duration = .seconds(10),
        _ answer: @escaping TestServer.Answer
    ) async throws -> (DiscoveryResult, [TestRequest], url: String) {
        try await TestServer.run(answer) { server in
            let fetcher = HTTPFetcher()
            let url = "http://\(server.address)/targets"
            let discovery = HTTPDiscovery(
                url: url,
                refreshInterval: refreshInterval,
                http: HTTPClientConfiguration(),
                fetcher: fetcher,
                clock: ContinuousClock()
            )
            let result = await discovery.poll()
            await fetcher.shutdown()
            return (result, server.requests, url)
        }
    }

    @Test("it asks as Prometheus does, and adds only __meta_url")
    func request() async throws {
        let (result, requests, url) = try await poll { _ in
            .ok(#"[{"targets":["a:1"],"labels":{"job":"x"}}]"#, type: "application/json; charset=utf-8")
        }
        let groups = try result.get()
        #expect(groups.map(\.targets) == [["a:1"]])
        #expect(groups.map(\.labels) == [["job": "x", "__meta_url": url]])
        let request = try #require(requests.first)
        #expect(request.target == "/targets")
        #expect(request.headers["accept"] == "application/json")
        #expect(request.headers["x-prometheus-refresh-interval-seconds"] == "10")
        #expect(request.headers["user-agent"]?.hasPrefix("promwave") == true)
        #expect(request.headers["accept-encoding"] == nil)
        #expect(request.headers["if-none-match"] == nil)
    }

    @Test(
        "the Content-Type must be JSON's",
        arguments: [
            ("application/json", true), ("Application/JSON", true), ("application/json; charset=utf-8", true),
            ("application/json;charset=\"UTF-8\"", true), ("application/json;", false),
            ("application/json; charset=latin1", false), ("text/html", false), ("application/jsonx", false),
            ("application/json; charset=utf-8; x=y", false),
        ])
    func contentType(_ type: String, _ isJSON: Bool) {
        #expect(HTTPDiscovery<ContinuousClock>.isJSON(type) == isJSON)
    }

    @Test(
        "whatever is not a list is an error in words",
        arguments: [
            (.status("404 Not Found"), "server returned HTTP status 404 Not Found"),
            (.status("204 No Content"), "server returned HTTP status 204 No Content"),
            (.status("304 Not Modified"), "server returned HTTP status 304 Not Modified"),
            (.ok("[]", type: nil), "the answer has no Content-Type; expected application/json"),
            (
                .ok("<html>", type: "text/html"),
                "unsupported Content-Type \"text/html\"; expected application/json (charset utf-8 or none)"
            ),
            (
                .ok("[{]", type: "application/json"),
                "not JSON: line 1, column 3: expected a name in quotes, found \"]\""
            ),
            (
                .ok("[]", type: "application/json", headers: ["Content-Encoding: br"]),
                "the answer is compressed (br), which was not asked for"
            ),
            ([.close], "the server closed the connection without an answer"),
        ] as [([TestServer.Step], String)])
    func errors(_ answer: [TestServer.Step], _ reason: String) async throws {
        let (result, _, _) = try await poll { _ in answer }
        #expect(throws: DiscoveryError.self) { try result.get() }
        guard case .failure(let error) = result else { return }
        #expect("\(error)" == reason)
    }

    @Test("an answer that takes longer than the refresh interval is given up")
    func timeout() async throws {
        let (result, _, _) = try await poll(refreshInterval: .milliseconds(200)) { _ in
            [.text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n["), .hang]
        }
        #expect(result == .failure(.fetch(.timedOut(.milliseconds(200)))))
    }

    @Test("an endless answer stops at the limit")
    func endless() async throws {
        let (result, _, _) = try await poll { _ in
            [
                .text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n["),
                .endless(Array(#"{"targets":["a:1"]},"#.utf8)),
            ]
        }
        #expect(result == .failure(.fetch(.bodyTooLarge(limit: 64 << 20))))
    }

    @Test("it polls at once and then every interval, from interval to interval")
    func schedule() async throws {
        try await TestServer.run { _ in
            .ok("[]", type: "application/json")
        } _: { server in
            let clock = TestClock()
            let fetcher = HTTPFetcher()
            let discovery = HTTPDiscovery(
                url: "http://\(server.address)/targets",
                refreshInterval: .seconds(10),
                http: HTTPClientConfiguration(),
                fetcher: fetcher,
                clock: clock
            )
            var results = discovery.makeAsyncIterator()
            #expect(await results.next() == .success([]))
            // 13 seconds later than the first: the poll at 10 was missed meanwhile, the next one is due at 20.
            clock.advance(by: .seconds(13))
            async let second = results.next()
            await clock.waitForSleepers(1)
            #expect(clock.deadlines == [.seconds(20)])
            #expect(server.requests.count == 1)
            clock.advance(by: .seconds(7))
            #expect(await second == .success([]))
            #expect(server.requests.count == 2)
            await fetcher.shutdown()
        }
    }
}
