import Prometheus
import Testing

@testable import Monitoring

@Suite("What a job says of its requests", .timeLimit(.minutes(1)))
struct ScrapeRequestTests {
    private static func job(_ text: String) throws -> ScrapeConfiguration {
        let file = try ConfigurationFile(text: "scrape_configs: [{job_name: a, \(text)}]", path: "p.yml")
        return try #require(file.scrapeConfigurations.first)
    }

    @Test(
        "how names are to be escaped stands in Accept",
        arguments: [
            (NameEscapingScheme.underscores, "escaping=underscores"), (.dots, "escaping=dots"),
            (.values, "escaping=values"),
        ])
    func escaping(_ escaping: NameEscapingScheme, _ parameter: String) {
        #expect(
            AcceptHeader.value([.openMetrics1, .text1, .text0], escaping)
                == "application/openmetrics-text;version=1.0.0;\(parameter);q=0.6,text/plain;version=1.0.0;\(parameter);"
                + "q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.3")
    }

    @Test("what a file says of them is read")
    func configuration() throws {
        let job = try Self.job(
            "enable_compression: false, track_timestamps_staleness: true, metric_name_escaping_scheme: dots, "
                + "http_headers: {X-A: {values: [b, c], secrets: [d]}}")
        #expect(!job.enableCompression && job.trackTimestampsStaleness && job.escapingScheme == .dots)
        #expect(job.http.headers == ["b", "c", "d"].map { .init(name: "X-A", value: .text($0)) })
        #expect(try Self.job("metric_name_validation_scheme: legacy").escapingScheme == .underscores)
        #expect(try Self.job("scheme: http").escapingScheme == .allowUTF8)
    }

    @Test("headers are sent, gzip is not asked for, names are to be escaped")
    func requests() async throws {
        try await ScrapeTrial.run {
            $0.http.headers = [
                .init(name: "X-Scope-OrgID", value: .text("team-a")), .init(name: "X-Other", value: .text("b")),
            ]
            $0.enableCompression = false
            $0.escapingScheme = .underscores
        } _: { trial in
            try await trial.scrape("a 1\n")
            let headers = try #require(trial.server.requests.first).headers
            #expect(headers["x-scope-orgid"] == "team-a")
            #expect(headers["x-other"] == "b")
            #expect(headers["accept-encoding"] == "identity")
            #expect(headers["accept"]?.contains("escaping=underscores") == true)
        }
    }

    @Test("with track_timestamps_staleness a series with timestamps of its own ends when it is missing")
    func tracking() async throws {
        try await ScrapeTrial.run {
            $0.trackTimestampsStaleness = true
        } _: { trial in
            let now = trial.clock.timeOfDay
            try await trial.scrape("a 1 \(now)\nb 1\n")
            try await trial.scrape("b 1\n")
            #expect(trial.values("a") == ["": "1 stale"])
        }
    }
}
