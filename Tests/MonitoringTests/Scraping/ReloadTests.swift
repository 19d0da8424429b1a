import Prometheus
import Testing

@testable import Monitoring

@Suite("A new configuration, and a discovery that changes its mind", .timeLimit(.minutes(1)))
struct ReloadTests {
    /// Reloads with one address more, which a rule drops, and waits until it is: then all else is in force, too.
    private func reload(_ trial: ScrapeTrial, _ configuration: ScrapeConfiguration) async throws {
        var configuration = configuration
        configuration.relabelRules = [try RelabelRule(action: .drop, sourceLabels: ["__address__"], regex: "other:.*")]
        configuration.discoveries.append(.fixed([TargetGroup(targets: ["other:1"])]))
        trial.monitor.reload(configurations: [configuration])
        while trial.monitor.snapshot().droppedTargets.isEmpty { await Task.yield() }
    }

    @Test("what has not changed goes on: same loop, same series, same place in the interval")
    func unchanged() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\n")
            var configuration = trial.configuration
            configuration.relabelRules = [
                try RelabelRule(action: .drop, sourceLabels: ["__address__"], regex: "other:.*")
            ]
            configuration.discoveries.append(.fixed([TargetGroup(targets: ["other:1"])]))
            trial.monitor.reload(configurations: [configuration, ScrapeConfiguration(jobName: "another")])
            while trial.monitor.snapshot().droppedTargets.isEmpty { await Task.yield() }
            let second = try await trial.scrape("a 2\n")
            #expect(second.time == first.time + 10_000)
            #expect(second.counts.added == 0)
            #expect(trial.values("a") == ["": "1 2"])
            #expect(trial.server.requests.map(\.connection) == [0, 0])
        }
    }

    @Test("new metric rules apply from the next scrape on, and what they drop ends")
    func metricRules() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\nb 1\n")
            var configuration = trial.configuration
            configuration.metricRelabelRules = [
                try RelabelRule(action: .drop, sourceLabels: ["__name__"], regex: "b")
            ]
            try await reload(trial, configuration)
            try await trial.scrape("a 2\nb 2\n")
            #expect(trial.values("a") == ["": "1 2"])
            #expect(trial.values("b") == ["": "1 stale"])
        }
    }

    @Test(
        "after a reload what is known counts as added again, but for the changes that Prometheus's cache outlives",
        arguments: [
            ("sample_limit", 0), ("http_headers", 0), ("body_size_limit", 1), ("honor_labels", 1),
            ("honor_timestamps", 1), ("label_limit", 1),
        ])
    func addedAgain(_ setting: String, _ added: Int) async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\n")
            var configuration = trial.configuration
            switch setting {
            case "sample_limit": configuration.limits.samples = 10
            case "body_size_limit": configuration.limits.bodySize = 1000
            case "http_headers": configuration.http.headers = [.init(name: "X-Tenant", value: .text("a"))]
            case "honor_labels": configuration.honorLabels = true
            case "honor_timestamps": configuration.honorTimestamps = false
            default: configuration.limits.labels = 10
            }
            try await reload(trial, configuration)
            let report = try await trial.scrape("a 2\n")
            #expect(report.counts.added == added)
            #expect(trial.values("a") == ["": "1 2"])
        }
    }

    @Test("what discovery newly says about a target is shown, though nothing of it reaches the target's labels")
    func discoveredLabels() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\n")
            var configuration = trial.configuration
            let labels: Labels = ["__meta_zone": "b", "instance": "i"]
            configuration.discoveries = [.fixed([TargetGroup(targets: [trial.server.address], labels: labels)])]
            trial.monitor.reload(configurations: [configuration])
            while trial.monitor.snapshot().activeTargets.first?.discoveredLabels["__meta_zone"] != "b" {
                await Task.yield()
            }
            #expect(trial.monitor.snapshot().activeTargets.count == 1)
        }
    }

    @Test("of addresses that relabelling makes one target of, the last says what was discovered")
    func sameTarget() throws {
        var job = ScrapeConfiguration(jobName: "j")
        job.relabelRules = [try RelabelRule(targetLabel: "__address__", replacement: "proxy:80")]
        let list = TargetList([TargetGroup(targets: ["a:1", "b:1"])], job)
        #expect(list.active.map { $0.discoveredLabels["__address__"] } == ["b:1"])
    }

    @Test("a job that is gone takes its targets along; what it collected stays")
    func removedJob() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\n")
            trial.monitor.reload(configurations: [])
            while !trial.monitor.snapshot().discoveries.isEmpty { await Task.yield() }
            #expect(trial.monitor.snapshot().activeTargets.isEmpty)
            #expect(trial.values("a") == ["": "1"])
        }
    }

    @Test("a discovery that fails keeps its last good list and says so; [] removes every target")
    func discovery() async throws {
        let answer = ScrapeTrial.Answer()
        answer.current = .ok(#"[{"targets":["a:1","b:1"]}]"#, type: "application/json")
        try await TestServer.run { _ in
            answer.current
        } _: { server in
            var job = ScrapeConfiguration(jobName: "j")
            job.discoveries = [.http(url: "http://\(server.address)/", refreshInterval: .seconds(60), .init())]
            let clock = TestClock()
            let monitor = Monitor(configurations: [job], clock: clock, wallClock: { clock.timeOfDay })
            try await monitor.whileRunning { _ in
                while monitor.snapshot().activeTargets.count < 2 { await Task.yield() }
                #expect(monitor.snapshot().discoveries.map(\.lastSuccess) == [TestClock.epoch])

                answer.current = .status("503 Service Unavailable")
                await clock.waitForSleepers(3)
                clock.advance(by: .seconds(60))
                while monitor.snapshot().discoveries.first?.error == nil { await Task.yield() }
                let failed = monitor.snapshot()
                #expect(failed.discoveries.map(\.error) == ["server returned HTTP status 503 Service Unavailable"])
                #expect(failed.discoveries.map(\.targets) == [2])
                #expect(failed.discoveries.map(\.lastSuccess) == [TestClock.epoch])
                #expect(failed.activeTargets.count == 2)

                answer.current = .ok("[]", type: "application/json")
                await clock.waitForSleepers(1)
                while !monitor.snapshot().activeTargets.isEmpty {
                    clock.advance(by: .seconds(60))
                    try await Task.sleep(for: .milliseconds(5))
                }
                #expect(monitor.snapshot().discoveries.map(\.error) == [nil])
            }
        }
    }
}
