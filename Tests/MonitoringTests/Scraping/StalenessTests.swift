import Prometheus
import Testing

@testable import Monitoring

@Suite("Staleness", .timeLimit(.minutes(1)))
struct StalenessTests {
    @Test("a series that a good scrape no longer has ends at that scrape, and may begin again")
    func missing() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\nb 1\n")
            try await trial.scrape("a 2\n")
            try await trial.scrape("a 3\n")
            try await trial.scrape("b 4\na 4\n")
            #expect(trial.values("a") == ["": "1 2 3 4"])
            #expect(trial.values("b") == ["": "1 stale 4"])
        }
    }

    @Test(
        "a failed scrape ends all series, once, and up is 0",
        arguments: [
            [.close], .status("500 Internal Server Error"), .ok("<html>", type: "text/html"), .ok("a 1\nb 1\n!\n"),
            .ok("a 1\nb one\n"),
        ] as [[TestServer.Step]])
    func failure(_ failure: [TestServer.Step]) async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\nb 1\n")
            let firstError = try await trial.scrape(failure).error
            #expect(firstError != nil)
            try await trial.scrape(failure)
            try await trial.scrape("a 4\nb 4\n")
            #expect(trial.values("a") == ["": "1 stale 4"])
            #expect(trial.values("b") == ["": "1 stale 4"])
            #expect(trial.values("up") == ["": "1 0 0 1"])
        }
    }

    @Test("an empty body is a good scrape without samples: all series end, and up is 1")
    func empty() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\n")
            let firstError = try await trial.scrape(.ok("", type: nil)).error
            #expect(firstError == nil)
            try await trial.scrape("a 3\n")
            #expect(trial.values("a") == ["": "1 stale 3"])
            #expect(trial.values("up") == ["": "1 1 1"])
            #expect(trial.values("scrape_samples_scraped") == ["": "1 0 1"])
        }
    }

    @Test("a series with timestamps of its own does not end when it is missing")
    func ownTimestamps() async throws {
        try await ScrapeTrial.run { trial in
            let now = trial.clock.timeOfDay
            try await trial.scrape("a 1 \(now)\nb 1\n")
            try await trial.scrape("c 1\n")
            #expect(trial.values("a") == ["": "1"])
            #expect(trial.values("b") == ["": "1 stale"])
            let point = trial.monitor.snapshot(of: { $0 == "a" }).metrics.first?.series.first?.points.first
            #expect(point?.time == now)
        }
    }

    @Test("a series that goes over to timestamps of its own ends where it did")
    func ownTimestampsLater() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\nb 1\n")
            try await trial.scrape("a 2 \(first.time + 1)\nb 2\nb 3 \(first.time + 10_001)\n")
            try await trial.scrape("a 3 \(first.time + 10_001)\nb 4\n")
            #expect(trial.values("a") == ["": "1 2 stale 3"])
            #expect(trial.values("b") == ["": "1 2 3 4"])
        }
    }

    @Test("a target that is gone ends after its next expected scrape, at that scrape's time; another one stays")
    func gone() async throws {
        try await ScrapeTrial.run { trial in
            let first = try await trial.scrape("a 1\n")
            var configuration = trial.configuration
            configuration.discoveries = []
            trial.monitor.reload(configurations: [configuration])
            while !trial.monitor.snapshot().activeTargets.isEmpty { await Task.yield() }
            // Two intervals and a tenth.
            let markersDue = trial.clock.now.offset + .seconds(21)
            while trial.clock.deadlines != [markersDue] { await Task.yield() }
            trial.clock.advance(by: .seconds(20))
            #expect(trial.values("a") == ["": "1"])
            trial.clock.advance(by: .seconds(1))
            while trial.values("up") == ["": "1"] { await Task.yield() }
            let series = trial.monitor.snapshot(of: { $0 == "a" }).metrics.first?.series.first
            #expect(series?.points.map(\.time) == [first.time, first.time + 10_000])
            #expect(series?.points.last?.isStale == true)
            #expect(trial.values("up") == ["": "1 stale"])
        }
    }

    @Test("a target that comes back meanwhile goes on without a gap")
    func comesBack() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a 1\n")
            var without = trial.configuration
            without.discoveries = []
            trial.monitor.reload(configurations: [without])
            while !trial.monitor.snapshot().activeTargets.isEmpty { await Task.yield() }
            trial.monitor.reload(configurations: [trial.configuration])
            while trial.monitor.snapshot().activeTargets.isEmpty { await Task.yield() }
            await trial.clock.waitForSleepers(2)
            try await trial.scrape("a 2\n")
            await trial.clock.waitForSleepers(2)
            try await trial.scrape("a 3\n")
            await trial.clock.waitForSleepers(2)
            trial.clock.advance(by: .seconds(1))
            await trial.clock.waitForSleepers(1)
            #expect(trial.values("a") == ["": "1 2 3"])
        }
    }
}
