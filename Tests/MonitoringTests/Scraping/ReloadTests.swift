import Prometheus
import Testing

@testable import Monitoring

@Suite("A new configuration, and a discovery that changes its mind", .timeLimit(.minutes(1)))
struct ReloadTests {
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
            let updates = trial.monitor.updates
            trial.monitor.reload(configurations: [configuration])
            for await _ in updates { break }
            try await trial.scrape("a 2\nb 2\n")
            #expect(trial.values("a") == ["": "1 2"])
            #expect(trial.values("b") == ["": "1 stale"])
        }
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
