import Prometheus
import Testing

@testable import Monitoring

@Suite("Limits of a scrape", .timeLimit(.minutes(1)))
struct LimitTests {
    @Test("sample_limit counts what metric relabelling leaves, and fails the whole scrape")
    func samples() async throws {
        let drop = try RelabelRule(action: .drop, sourceLabels: ["__name__"], regex: "d.*")
        try await ScrapeTrial.run {
            $0.limits.samples = 2
            $0.metricRelabelRules = [drop]
        } _: { trial in
            let firstError = try await trial.scrape("a 1\nb 1\nd1 1\nd2 1\n").error
            #expect(firstError == nil)
            let secondError = try await trial.scrape("a 2\nb 2\nc 2\n").error
            #expect(secondError == "more samples than sample_limit, 2")
            #expect(trial.values("a") == ["": "1 stale"])
            #expect(trial.values("scrape_samples_post_metric_relabeling") == ["": "2 3"])
            let thirdError = try await trial.scrape("a 3\nb 3\n").error
            #expect(thirdError == nil)
            #expect(trial.values("a") == ["": "1 stale 3"])
        }
    }

    @Test("what a failed scrape has counted as added is not counted again")
    func added() async throws {
        try await ScrapeTrial.run {
            $0.limits.samples = 2
        } _: { trial in
            for body in ["a 1\nb 1\nc 1\n", "a 1\nb 1\nc 1\n", "a 1\nb 1\n", "a 1\nc 1\n"] {
                try await trial.scrape(body)
            }
            #expect(trial.values("scrape_series_added") == ["": "2 0 0 1"])
        }
    }

    @Test("body_size_limit is reached, not only exceeded", arguments: [(5, true), (4, false), (3, false)])
    func body(_ limit: Int, _ isGood: Bool) async throws {
        try await ScrapeTrial.run {
            $0.limits.bodySize = limit
        } _: { trial in
            let error = try await trial.scrape("a 1\n").error
            #expect(error == (isGood ? nil : "the body is too large: it reached body_size_limit, \(limit) bytes"))
        }
    }

    @Test("body_size_limit counts bytes after decompression")
    func inflated() async throws {
        let bomb = try Fixture.bytes("bodies/ten-mebibytes-of-zeros.gz")
        try await ScrapeTrial.run {
            $0.limits.bodySize = 1 << 20
        } _: { trial in
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n"
            let report = try await trial.scrape([
                .text(head + "Content-Length: \(bomb.count)\r\n\r\n"), .bytes(bomb),
            ])
            #expect(report.error == "the body is too large: it reached body_size_limit, 1048576 bytes")
        }
    }

    @Test(
        "limits on labels count the final ones, name and target's labels among them",
        arguments: [
            ("a{b=\"c\"} 1\n", 4, 0, 0, nil),
            ("a{b=\"c\"} 1\n", 3, 0, 0, "a has 4 labels, more than label_limit, 3"),
            ("a{long=\"c\"} 1\n", 0, 8, 0, nil),
            (
                "a{longer_name=\"c\"} 1\n", 0, 8, 0,
                "a: the label name \"longer_name\" is longer than label_name_length_limit, 8"
            ),
            ("a{b=\"long\"} 1\n", 0, 0, 3, "a: the value of \"b\" is longer than label_value_length_limit, 3"),
        ] as [(String, Int, Int, Int, String?)])
    func labels(_ body: String, _ count: Int, _ name: Int, _ value: Int, _ reason: String?) async throws {
        try await ScrapeTrial.run {
            $0.limits.labels = count
            $0.limits.labelNameLength = name
            $0.limits.labelValueLength = value
        } _: { trial in
            let firstError = try await trial.scrape(body).error
            #expect(firstError == reason)
            #expect(trial.values("up") == ["": reason == nil ? "1" : "0"])
        }
    }

    @Test("with more targets than target_limit, none of the job is scraped, and each says why")
    func targets() async throws {
        try await ScrapeTrial.run {
            $0.limits.targets = 1
            $0.discoveries.append(.fixed([TargetGroup(targets: ["127.0.0.1:1"])]))
        } _: { trial in
            while trial.monitor.snapshot().activeTargets.count < 2 { await Task.yield() }
            await trial.clock.waitForSleepers(2)
            trial.clock.advance(by: .seconds(10))
            let errors = [try await trial.nextReport().error, try await trial.nextReport().error]
            #expect(errors == ["2 targets are more than target_limit, 1", "2 targets are more than target_limit, 1"])
            #expect(trial.server.requests.isEmpty)
        }
    }
}
