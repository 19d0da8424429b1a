import Prometheus
import Testing

@testable import Monitoring

@Suite("What a job can say about its scrapes", .timeLimit(.minutes(1)))
struct ScrapeOptionTests {
    @Test("http_headers are sent, each value a header of its own")
    func headers() async throws {
        try await ScrapeTrial.run {
            $0.http.headers = [
                HTTPClientConfiguration.Header(name: "X-Tenant", value: .text("a")),
                HTTPClientConfiguration.Header(name: "X-Tenant", value: .text("b")),
                HTTPClientConfiguration.Header(name: "X-Token", value: .text("secret")),
            ]
        } _: { trial in
            try await trial.scrape("a 1\n")
            let request = try #require(trial.server.requests.first)
            #expect(request.headers["x-tenant"] == "a, b")
            #expect(request.headers["x-token"] == "secret")
        }
    }

    @Test(
        "without compression nothing but the text itself is asked for",
        arguments: [(true, "gzip"), (false, "identity")])
    func compression(_ isEnabled: Bool, _ encoding: String) async throws {
        try await ScrapeTrial.run {
            $0.enableCompression = isEnabled
        } _: { trial in
            try await trial.scrape("a 1\n")
            let request = try #require(trial.server.requests.first)
            #expect(request.headers["accept-encoding"] == encoding)
        }
    }

    @Test("names are asked for as the job wants them escaped", arguments: NameEscapingScheme.allCases)
    func escaping(_ scheme: NameEscapingScheme) {
        #expect(
            AcceptHeader.value([.openMetrics1, .text0, .text1], scheme)
                == "application/openmetrics-text;version=1.0.0;escaping=\(scheme.rawValue);q=0.6,text/plain;version=0.0.4"
                + ";q=0.5,text/plain;version=1.0.0;escaping=\(scheme.rawValue);q=0.4,*/*;q=0.3")
    }

    @Test(
        "with track_timestamps_staleness series with timestamps of their own end like others", arguments: [true, false])
    func staleness(_ isTracked: Bool) async throws {
        try await ScrapeTrial.run {
            $0.trackTimestampsStaleness = isTracked
        } _: { trial in
            let time = trial.clock.timeOfDay
            try await trial.scrape("own 1 \(time)\nother 1\n")
            try await trial.scrape("other 2\n")
            #expect(trial.values("own") == ["": isTracked ? "1 stale" : "1"])
        }
    }

    @Test("with extra_scrape_metrics there are three more report series")
    func extra() async throws {
        try await ScrapeTrial.run {
            $0.extraScrapeMetrics = true
            $0.limits.samples = 9
            $0.limits.bodySize = 12
            $0.scrapeTimeout = .seconds(5)
        } _: { trial in
            try await trial.scrape("a 1\n")
            try await trial.scrape("a 2\nb 2\nc 3\n")
            try await trial.scrape(.status("503 Service Unavailable"))
            #expect(trial.values("scrape_timeout_seconds") == ["": "5 5 5"])
            #expect(trial.values("scrape_sample_limit") == ["": "9 9 9"])
            #expect(trial.values("scrape_body_size_bytes") == ["": "4 -1 0"])
        }
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\n")
            #expect(trial.values("scrape_body_size_bytes") == [:])
        }
    }

    @Test(
        "with legacy names a scrape that has others fails",
        arguments: [
            ("a:b{c=\"d\"} 1\n", nil),
            ("{\"a.b\"} 1\n", "\"a.b\" is no name of a metric or label by metric_name_validation_scheme legacy"),
            ("a{\"c.d\"=\"e\"} 1\n", "\"c.d\" is no name of a metric or label by metric_name_validation_scheme legacy"),
        ] as [(String, String?)])
    func legacy(_ body: String, _ expected: String?) async throws {
        try await ScrapeTrial.run {
            $0.nameScheme = .legacy
        } _: { trial in
            let error = try await trial.scrape(body).error
            #expect(error == expected)
        }
    }
}
