import Monitoring
import Prometheus
import Testing

@Suite("Servers other than today's Prometheus")
struct OtherServersTests {
    @Test("VictoriaMetrics tells how often it scrapes as labels only")
    func intervals() async throws {
        let answer = try QueryFixture.answer("victoria-targets")
        let (active, dropped) = try await QueryFixture.asking(answer) { client, _ in try await client.targets() }
        #expect(active.map(\.job) == ["down", "node"])
        #expect(active.map(\.scrapeInterval) == [.seconds(2), .seconds(2)])
        #expect(active.map(\.scrapeTimeout) == [.seconds(2), .seconds(2)])
        #expect(active.map(\.health) == [.down, .up])
        #expect(dropped.map(\.job) == ["dropped"])
    }

    @Test(
        "VictoriaMetrics gives the number of the status for what went wrong",
        arguments: [
            ("422", "the query failed: unexpected token"), ("400", "the server refuses the query: unexpected token"),
            ("503", "the server is not ready: unexpected token"),
            ("429", "the server has too many queries: unexpected token"),
        ])
    func numbers(type: String, words: String) async throws {
        let answer = QueryFixture.json(
            #"{"status":"error","errorType":"\#(type)","error":"unexpected token"}"#, status: "422 Unprocessable Entity"
        )
        let error = await #expect(throws: QueryError.self) {
            try await QueryFixture.asking(answer) { client, _ in try await client.query("rate(") }
        }
        #expect(error?.description == words)
    }

    @Test("a name in quotes is asked for as a label, since servers before Prometheus 3 know no other way")
    func quotedName() async throws {
        let selector = try Selector(#"{"http.requests",job="a"}"#)
        let target = try await QueryFixture.asking(try QueryFixture.answer("raw")) { client, server in
            _ = try await client.samples(of: selector, last: .seconds(10), at: 1_795_357_959_000)
            return server.requests.first?.target
        }
        #expect(
            target
                == "/api/v1/query?query=%7B__name__%3D%22http.requests%22%2Cjob%3D%22a%22%7D%5B10s%5D"
                + "&time=1795357959.000")
        #expect(selector.description == #"{"http.requests",job="a"}"#)
    }

    @Test("of a server that scrapes nothing itself, the samples of up tell how often")
    func upTells() async throws {
        let points = (0..<5).map { "[\(1_795_357_900 + 15 * $0),\"1\"]" }.joined(separator: ",")
        let series = #"{"metric":{"__name__":"up","job":"a"},"values":[\#(points)]}"#
        let answer = QueryFixture.json(
            #"{"status":"success","data":{"activeTargets":[],"resultType":"matrix","result":[\#(series)]}}"#)
        let (interval, asked) = try await QueryFixture.asking(answer) { client, server in
            let interval = await client.scrapeInterval(of: ["a"], at: 1_795_357_960_000)
            return (interval, server.requests.map(\.target))
        }
        #expect(interval == .seconds(15))
        #expect(
            asked == [
                "/api/v1/targets", "/api/v1/query?query=up%7Bjob%3D%22a%22%7D%5B10m%5D&time=1795357960.000",
            ])
    }

    @Test("an expression that fails says so in its own place, and under its title")
    func failedPanel() async throws {
        let refusal = QueryFixture.json(
            #"{"status":"error","errorType":"bad_data","error":"parse error"}"#, status: "400 Bad Request")
        var configuration = PrometheusSourceConfiguration(expressions: ["rate("])
        configuration.titles = ["rate(": "Requests"]
        let asked = configuration
        let snapshot = try await QueryFixture.asking(refusal) { client, _ in
            let source = PrometheusSource(client, asked, clock: ContinuousClock())
            await source.poll()
            return source.snapshot()
        }
        #expect(snapshot.metrics.map(\.name) == ["Requests"])
        #expect(snapshot.metrics.first?.error == "the server refuses the query: parse error")
        #expect(snapshot.discoveries.map(\.isServer) == [true])
    }

    @Test("what a server warns of stands with the samples that it may concern")
    func partialAnswer() async throws {
        let answer = QueryFixture.json(
            #"{"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["no store matched"]}"#)
        let (snapshot, comparison) = try await QueryFixture.asking(answer) { client, _ in
            let source = PrometheusSource(
                client, PrometheusSourceConfiguration(expressions: ["up"]), clock: ContinuousClock())
            await source.poll()
            let ours = SeriesSnapshot(labels: ["__name__": "m", "job": "a"], points: [Point(time: 0, value: 1)])
            return (source.snapshot(), try await client.compare([ours], from: 0, to: 60_000, nearness: 2500))
        }
        #expect(snapshot.metrics.first?.warning == "no store matched")
        #expect(comparison.words == "nothing to compare yet; 1 missing; the server warns: no store matched")
    }
}
