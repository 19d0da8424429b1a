import Prometheus
import Testing

@testable import Monitoring

@Suite("A scrape", .timeLimit(.minutes(1)))
struct ScrapeTests {
    @Test("it asks with Prometheus's headers")
    func headers() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\n")
            let headers = try #require(trial.server.requests.first).headers
            #expect(
                headers["accept"]
                    == "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;"
                    + "version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;"
                    + "q=0.3,*/*;q=0.2")
            #expect(headers["accept-encoding"] == "gzip")
            #expect(headers["x-prometheus-scrape-timeout-seconds"] == "10")
            #expect(headers["user-agent"]?.hasPrefix("promwave") == true)
            #expect(headers["host"] == trial.server.address)
        }
    }

    @Test("the report series say how it went")
    func reports() async throws {
        let drop = try RelabelRule(action: .drop, sourceLabels: ["__name__"], regex: "b")
        try await ScrapeTrial.run {
            $0.metricRelabelRules = [drop]
        } _: { trial in
            try await trial.scrape("a 1\nb 1\nc 1\n")
            try await trial.scrape("a 1\nb 1\nc 1\nd 1\n")
            try await trial.scrape(.status("404 Not Found"))
            #expect(trial.values("up") == ["": "1 1 0"])
            #expect(trial.values("scrape_samples_scraped") == ["": "3 4 0"])
            #expect(trial.values("scrape_samples_post_metric_relabeling") == ["": "2 3 0"])
            #expect(trial.values("scrape_series_added") == ["": "2 1 0"])
            #expect(trial.values("b") == [:])
            #expect(trial.monitor.snapshot().metrics.contains { $0.name == "scrape_duration_seconds" })
        }
    }

    @Test("the target's status says how the newest scrape went, in words")
    func status() async throws {
        try await ScrapeTrial.run { trial in
            #expect(trial.monitor.snapshot().activeTargets.map(\.health).allSatisfy { $0 == .unknown })
            let good = try await trial.scrape("a 1\n")
            var status = try #require(trial.monitor.snapshot().activeTargets.first)
            #expect(status.health == .up)
            #expect(status.lastScrape == good.time)
            #expect(status.lastBodySize == 4)
            #expect(status.lastError == nil)
            try await trial.scrape(.status("404 Not Found"))
            status = try #require(trial.monitor.snapshot().activeTargets.first)
            #expect(status.health == .down)
            #expect(status.lastError == "server returned HTTP status 404 Not Found")
        }
    }

    @Test(
        "what is no exposition fails, and says where",
        arguments: [
            (.ok("a 1\nb one\n"), "line 2, column 3: "),
            (.ok("<html></html>", type: "text/html"), "the Content-Type “text/html” is not a metrics format"),
            (.ok("a 1\n", type: nil), "the response has no Content-Type"),
            (.ok("a{b=\"c\",b=\"d\"} 1\n"), "line 1, column 9: "),
        ] as [([TestServer.Step], String)])
    func notAnExposition(_ answer: [TestServer.Step], _ reason: String) async throws {
        try await ScrapeTrial.run { trial in
            let error = try #require(try await trial.scrape(answer).error)
            #expect(error.hasPrefix(reason), "\(error)")
        }
    }

    @Test("invalid UTF-8 in a label value fails the scrape")
    func invalidText() async throws {
        try await ScrapeTrial.run { trial in
            let body = Array("a{b=\"".utf8) + [0xFF] + Array("\"} 1\n".utf8)
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: \(body.count)\r\n\r\n"
            let firstError = try await trial.scrape([.text(head), .bytes(body)]).error?.contains("UTF-8")
            #expect(firstError == true)
        }
    }

    @Test("fallback_scrape_protocol reads a body without a Content-Type")
    func fallback() async throws {
        try await ScrapeTrial.run {
            $0.fallbackScrapeProtocol = .text0
        } _: { trial in
            let firstError = try await trial.scrape(.ok("a 1\n", type: nil)).error
            #expect(firstError == nil)
        }
    }

    @Test("of one series twice in a body the first sample wins, and the scrape is good")
    func duplicates() async throws {
        try await ScrapeTrial.run { trial in
            let report = try await trial.scrape("a{b=\"c\"} 1\na{b=\"c\"} 2\na{ b=\"c\" } 3\n")
            #expect(report.error == nil)
            #expect(report.rejected.duplicates == 2)
            #expect(report.counts.scraped == 3)
            #expect(trial.values("a") == ["b=c": "1"])
        }
    }

    @Test("a sample more than ten minutes ahead is dropped, the scrape is good")
    func ahead() async throws {
        try await ScrapeTrial.run { trial in
            await trial.clock.waitForSleepers(1)
            let due = TestClock.epoch + (trial.clock.deadlines.first?.milliseconds ?? 0)
            let report = try await trial.scrape("a 1 \(due + 600_000)\nb 1 \(due + 600_001)\n")
            #expect(report.error == nil)
            #expect(report.counts.relabelled == 2)
            #expect(report.counts.added == 1)
            #expect(report.rejected.outOfBounds == 1)
            #expect(trial.values("b") == [:])
            let late = trial.monitor.snapshot(of: { $0 == "a" }).metrics.first?.series.first?.points.map(\.time)
            #expect(late == [due + 600_000])
        }
    }

    @Test("a series counts as added by the first scrape of which the store takes a sample")
    func added() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\n")
            #expect(first.counts.added == 1)
            try await trial.scrape("b 1\n")
            try await trial.scrape("a 2 \(first.time - 1)\nb 1\n")
            try await trial.scrape("a 3 \(first.time + 20_001)\nb 1\n")
            try await trial.scrape("a 4 \(first.time + 20_002)\nb 1\n")
            #expect(trial.values("scrape_series_added") == ["": "1 1 0 1 0"])
        }
    }

    @Test("texts that relabelling makes one series all count as added, and the first sample wins")
    func collapsed() async throws {
        let rule = try RelabelRule(action: .labeldrop, regex: "b")
        try await ScrapeTrial.run {
            $0.metricRelabelRules = [rule]
        } _: { trial in
            let report = try await trial.scrape("a{b=\"1\"} 1\na{b=\"2\"} 2\n")
            #expect(report.counts.added == 2)
            #expect(report.rejected.duplicates == 1)
            try await trial.scrape("a{b=\"2\"} 3\n")
            #expect(trial.values("a") == ["": "1 3"])
        }
    }

    @Test("without honor_timestamps the time of the scrape counts")
    func ignoredTimestamps() async throws {
        try await ScrapeTrial.run {
            $0.honorTimestamps = false
        } _: { trial in
            let first = try await trial.scrape("a 1 1000\n")
            try await trial.scrape("b 1\n")
            let points = trial.monitor.snapshot(of: { $0 == "a" }).metrics.first?.series.first?.points
            #expect(points?.map(\.time) == [first.time, first.time + 10_000])
            #expect(points?.last?.isStale == true)
        }
    }

    @Test("TYPE and HELP are what was said last, be it what was said before")
    func metadata() async throws {
        try await ScrapeTrial.run { trial in
            for (type, help) in [(MetricType.gauge, "one"), (.counter, "two"), (.gauge, "one")] {
                try await trial.scrape("# HELP a \(help)\n# TYPE a \(type.rawValue)\na 1\n")
                let metric = try #require(trial.monitor.snapshot(of: { $0 == "a" }).metrics.first)
                #expect((metric.type, metric.help) == (type, help))
            }
        }
    }

    @Test("a label without a name, as metric relabelling can make it, fails the scrape")
    func emptyLabelName() async throws {
        let rules = [try RelabelRule(action: .labelmap, regex: "(instance)", replacement: "$2")]
        try await ScrapeTrial.run {
            $0.metricRelabelRules = rules
        } _: { trial in
            let error = try await trial.scrape("a 1\n").error
            #expect(error == "metric relabelling left a label without a name")
        }
    }
}
