import Monitoring
import Prometheus
import Synchronization
import Testing

@Suite("Samples from a Prometheus server")
struct PrometheusSourceTests {
    /// Answers as a server that evaluates `sum(up)`, has one series `up`, and forgets how at times.
    private static func answer(_ request: TestRequest, failing: Bool = false) throws -> [TestServer.Step] {
        let path = request.target.split(separator: "?")[0]
        switch path {
        case "/api/v1/targets": return try QueryFixture.answer("targets")
        case "/api/v1/metadata": return try QueryFixture.answer("metadata")
        case "/api/v1/query": return try QueryFixture.answer("raw")
        case "/api/v1/query_range" where failing:
            return try QueryFixture.answer("timeout", status: "503 Service Unavailable")
        case "/api/v1/query_range": return try QueryFixture.answer("range-expression")
        default: return .status("404 Not Found")
        }
    }

    private static let answering: TestServer.Answer = { (try? answer($0)) ?? [.close] }

    private static func source(
        _ server: TestServer,
        _ expressions: [String],
        _ clock: TestClock,
        _ fetcher: HTTPFetcher
    ) throws -> PrometheusSource<TestClock> {
        let client = PrometheusClient(try QueryServer("http://\(server.address)"), fetcher: fetcher)
        // The moment at which the answers were recorded.
        return PrometheusSource(
            client, PrometheusSourceConfiguration(expressions: expressions), clock: clock,
            now: { 1_795_357_959_000 + clock.timeOfDay - TestClock.epoch })
    }

    @Test("other expressions take the place of those that are polled; what stays keeps its samples")
    func change() async throws {
        let clock = TestClock()
        let fetcher = HTTPFetcher()
        try await TestServer.run(Self.answering) { server in
            let source = try Self.source(server, ["sum(rate(requests_total[5s]))", "my_first_metric"], clock, fetcher)
            await source.poll()
            let before = source.snapshot().metrics[0].series.flatMap(\.points).map(\.value.bitPattern)
            await source.change(to: ["my_first_metric", "sum(up)"], titles: ["sum(up)": "Up"])
            #expect(await source.queryStatuses().map { $0.lastSuccess != nil } == [true, false])
            await source.poll()
            #expect(source.snapshot().metrics.map(\.name) == ["Up", "my_first_metric"])
            #expect(source.snapshot().metrics[1].series.flatMap(\.points).map(\.value.bitPattern) == before)
        }
        await fetcher.shutdown()
    }

    @Test("make the same snapshot that scrapes make")
    func snapshot() async throws {
        let clock = TestClock()
        let fetcher = HTTPFetcher()
        try await TestServer.run(Self.answering) { server in
            let source = try Self.source(server, ["sum(rate(requests_total[5s]))", "my_first_metric"], clock, fetcher)
            await source.poll()
            let snapshot = source.snapshot()
            #expect(snapshot.time == 1_795_357_959_000)
            #expect(snapshot.metrics.map(\.name) == ["my_first_metric", "sum(rate(requests_total[5s]))"])
            #expect(snapshot.metrics.map(\.type) == [.gauge, .gauge])
            #expect(snapshot.metrics[0].help == "Metric with sine wave variation (±10% over 1 min)")
            let wave = snapshot.metrics[0].series.first { $0.labels["__name__"] == "my_first_metric" }
            #expect(wave?.points.map(\.value).prefix(3) == [30.05, 29.73, 29.42])
            #expect(snapshot.metrics[1].series.map(\.labels) == [[:]])
            #expect(snapshot.metrics[1].series.first?.points.count == 6)
            #expect(snapshot.activeTargets.map(\.health) == [.down, .up, .down])
            #expect(snapshot.droppedTargets.count == 1)
            #expect(snapshot.discoveries.map(\.error) == [nil])
            #expect(snapshot.discoveries.map(\.targets) == [3])
            let part = source.snapshot(of: { $0 == "my_first_metric" }, window: .seconds(3))
            #expect(part.metrics.map(\.name) == ["my_first_metric"])
            #expect(part.metrics[0].series.first { $0.labels["__name__"] == "my_first_metric" }?.points.count == 3)
        }
        await fetcher.shutdown()
    }

    @Test("stay as they are while the server fails, which is said")
    func failure() async throws {
        let clock = TestClock()
        let fetcher = HTTPFetcher()
        let failing = Mutex(false)
        let answer: TestServer.Answer = { request in
            (try? Self.answer(request, failing: failing.withLock { $0 })) ?? [.close]
        }
        try await TestServer.run(answer) { server in
            let source = try Self.source(server, ["sum(up)"], clock, fetcher)
            await source.poll()
            failing.withLock { $0 = true }
            clock.advance(by: .seconds(5))
            await source.poll()
            let snapshot = source.snapshot()
            #expect(snapshot.metrics[0].series.first?.points.count == 6)
            let words = "the query took the server too long: query timed out in query execution"
            #expect(snapshot.discoveries.first?.error == "sum(up): \(words)")
            let status = await source.queryStatuses()[0]
            #expect(status.error == words)
            #expect(status.lastSuccess == 1_795_357_959_000)
            failing.withLock { $0 = false }
            await source.poll()
            #expect(source.snapshot().discoveries.first?.error == nil)
        }
        await fetcher.shutdown()
    }

    @Test("come from a server without targets of its own with those that its series up shows")
    func withoutTargets() async throws {
        let fetcher = HTTPFetcher()
        let up = """
            {"status":"success","data":{"resultType":"vector","result":[
            {"metric":{"__name__":"up","instance":"b:1","job":"j"},"value":[1,"0"]},
            {"metric":{"__name__":"up","instance":"a:1","job":"j"},"value":[1,"1"]}]}}
            """
        let answer: TestServer.Answer = { request in
            request.target.hasPrefix("/api/v1/query") ? QueryFixture.json(up) : .status("404 Not Found")
        }
        try await TestServer.run(answer) { server in
            let source = try Self.source(server, [], TestClock(), fetcher)
            await source.poll()
            let snapshot = source.snapshot()
            #expect(snapshot.activeTargets.map(\.health) == [.up, .down])
            #expect(
                snapshot.activeTargets.map(\.labels) == [
                    ["instance": "a:1", "job": "j"], ["instance": "b:1", "job": "j"],
                ])
            #expect(snapshot.discoveries.first?.error == nil)
        }
        await fetcher.shutdown()
    }

    @Test("are polled at once, then every interval, and each poll is announced")
    func run() async throws {
        let clock = TestClock()
        let fetcher = HTTPFetcher()
        try await TestServer.run(Self.answering) { server in
            let source = try Self.source(server, ["sum(up)"], clock, fetcher)
            var updates = source.updates.makeAsyncIterator()
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await source.run() }
                _ = await updates.next()
                await clock.waitForSleepers(1)
                #expect(clock.deadlines == [.seconds(5)])
                clock.advance(by: .seconds(5))
                _ = await updates.next()
                #expect(source.snapshot().time == 1_795_357_964_000)
                group.cancelAll()
            }
            #expect(await updates.next() == nil)
            let ranges = server.requests.map(\.target).filter { $0.hasPrefix("/api/v1/query_range") }
            #expect(
                ranges == [
                    "/api/v1/query_range?query=sum%28up%29&start=1795354360.000&end=1795357955.000&step=5.000&latency_offset=1ms",
                    "/api/v1/query_range?query=sum%28up%29&start=1795357925.000&end=1795357960.000&step=5.000&latency_offset=1ms",
                ])
        }
        await fetcher.shutdown()
    }
}
