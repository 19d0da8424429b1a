import Testing

@testable import Monitoring

@Suite("--connect-to")
struct ConnectRuleTests {
    @Test(
        "a rule leads connections elsewhere, by host and port",
        arguments: [
            ("a.svc:80=localhost:8080", "a.svc", 80, "localhost:8080"),
            ("a.svc:80=localhost:8080", "A.SVC.", 80, "localhost:8080"),
            ("a.svc:80=localhost:8080", "a.svc", 81, nil), ("a.svc:80=localhost:8080", "b.svc", 80, nil),
            ("a.svc:*=localhost:8080", "a.svc", 9, "localhost:8080"),
            ("a.svc:*=localhost:*", "a.svc", 9, "localhost:9"),
            ("a.svc:80=localhost:*", "a.svc", 80, "localhost:80"), ("a:80=[::1]:8080", "a", 80, "[::1]:8080"),
            ("[fd00::1]:80=10.0.0.1:8080", "fd00::1", 80, "10.0.0.1:8080"),
        ] as [(String, String, Int, String?)])
    func rules(rule: String, host: String, port: Int, place: String?) throws {
        let place = place
        #expect(try ConnectRule(rule).destination(of: HostPort(host: host, port: port))?.description == place)
    }

    @Test(
        "what is no rule is refused with what was expected",
        arguments: [
            ("", ConnectRuleError.form), ("a:80", .form), ("a=b", .port("a")), ("a:80=b", .port("b")),
            ("a:0=b:1", .port("a:0")), ("a:65536=b:1", .port("a:65536")), ("a:+8=b:1", .port("a:+8")),
            ("a:80=b:", .port("b:")), (":80=b:1", .host(":80")), ("*:80=b:1", .wildcard("*:80")),
            ("*.svc:80=b:1", .wildcard("*.svc:80")), ("a:80=*:1", .wildcard("*:1")),
            ("a:80=b c:1", .host("b c:1")),
            ("a:80=::1:80", .brackets("::1:80")), ("a:80=[b]:80", .host("[b]:80")),
            ("http://a:80=b:1", .scheme("http://a:80")),
            ("a:80=http://b:1/metrics", .scheme("http://b:1/metrics")),
        ])
    func errors(rule: String, error: ConnectRuleError) {
        #expect(throws: error) { try ConnectRule(rule) }
    }

    @Test("a request goes where the first rule says, and asks for the canonical name")
    func fetching() async throws {
        try await TestServer.run {
            .ok($0.headers["host"] ?? "")
        } _: { server in
            let rules = try [
                "web.shop.svc:80=\(server.address)", "web.shop.svc:*=127.0.0.1:1", "gone.shop.svc:*=127.0.0.1:1",
            ].map { try ConnectRule($0) }
            let fetcher = HTTPFetcher(dialling: ConnectingElsewhere(rules, others: DirectDialling()))
            func get(_ url: String) async throws -> String {
                let request = FetchRequest(url: url, headers: [], timeout: .seconds(30), bodyLimit: 1000)
                return String(decoding: try await fetcher.get(request, HTTPClientConfiguration()).body, as: UTF8.self)
            }
            #expect(try await get("http://web.shop.svc/metrics") == "web.shop.svc")
            let reason = FetchError.unreachable("connection refused, at 127.0.0.1:1, where --connect-to leads")
            await #expect(throws: reason) { try await get("http://gone.shop.svc:9/metrics") }
            await fetcher.shutdown()
        }
    }
}
