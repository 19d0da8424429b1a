import Monitoring
import Prometheus
import Testing

@Suite("A client of Prometheus's API")
struct PrometheusClientTests {
    static let wave: Labels = [
        "__name__": "my_first_metric", "instance": "127.0.0.1:18411", "job": "waves", "metrics_path": "/metrics2",
    ]

    @Test("reads a range query")
    func range() async throws {
        let (result, target) = try await QueryFixture.asking(try QueryFixture.answer("range")) { client, server in
            let result = try await client.queryRange(
                "my_first_metric", from: 1_795_357_949_000, to: 1_795_357_959_500, step: .milliseconds(2500))
            return (result, server.requests.first?.target)
        }
        #expect(
            target
                == "/api/v1/query_range?query=my_first_metric&start=1795357949.000&end=1795357959.500&step=2.500&latency_offset=1ms"
        )
        guard case .matrix(let series) = result.value else {
            Issue.record("\(result.value)")
            return
        }
        #expect(series.map(\.labels) == [Self.wave])
        #expect(series.first?.points.map(\.value) == [30.36, 29.73, 29.12, 28.54, 28.03, 27.6])
        #expect(series.first?.points.first?.time == 1_795_357_949_000)
        #expect(result.warnings.isEmpty)
    }

    @Test("reads stored samples with the times of their scrapes")
    func samples() async throws {
        let (result, target) = try await QueryFixture.asking(try QueryFixture.answer("raw")) { client, server in
            let selector = try Selector(#"{job="waves"}"#)
            let result = try await client.samples(of: selector, last: .seconds(10), at: 1_795_357_959_000)
            return (result, server.requests.first?.target)
        }
        #expect(target == "/api/v1/query?query=%7Bjob%3D%22waves%22%7D%5B10s%5D&time=1795357959.000")
        let flips = result.series.first { $0.labels["__name__"] == "flips" }
        #expect(
            flips?.points.map(\.time) == [
                1_795_357_949_848, 1_795_357_950_848, 1_795_357_951_848, 1_795_357_956_848, 1_795_357_957_848,
                1_795_357_958_848,
            ])
        let paths = result.series.compactMap { $0.labels["path"] }
        #expect(paths == ["/a\"b\\c\nd"])
    }

    @Test("reads NaN, infinities and small numbers")
    func vector() async throws {
        let result = try await QueryFixture.asking(try QueryFixture.answer("vector")) { client, _ in
            try await client.query("odd")
        }
        guard case .vector(let series) = result.value else {
            Issue.record("\(result.value)")
            return
        }
        var values: [String: Double] = [:]
        for one in series { values[one.labels["kind"] ?? ""] = one.points.last?.value }
        #expect(values["inf"] == .infinity)
        #expect(values["minus"] == -.infinity)
        #expect(values["small"] == 1e-300)
        #expect(values["nan"]?.isNaN == true)
        #expect(series.allSatisfy { $0.points.map(\.time) == [1_795_357_959_000] })
    }

    @Test("reads an expression without labels, a scalar, a string and nothing")
    func others() async throws {
        let expression = try await QueryFixture.asking(try QueryFixture.answer("range-expression")) { client, _ in
            try await client.query("x")
        }
        #expect(expression.series.map(\.labels) == [[:]])
        #expect(expression.series.first?.points.map(\.value) == [1, 1, 1, 1, 1, 1])
        let scalar = try await QueryFixture.asking(try QueryFixture.answer("scalar")) { client, _ in
            try await client.query("1/0")
        }
        #expect(scalar.series.first?.points.map(\.value) == [.infinity])
        let string = try await QueryFixture.asking(try QueryFixture.answer("string")) { client, _ in
            try await client.query("\"a text\"")
        }
        guard case .string("a text") = string.value else {
            Issue.record("\(string.value)")
            return
        }
        let empty = try await QueryFixture.asking(try QueryFixture.answer("empty")) { client, _ in
            try await client.query("nothing")
        }
        #expect(empty.series.isEmpty)
    }

    @Test("reads targets: active ones by job and instance, and dropped ones")
    func targets() async throws {
        let (active, dropped) = try await QueryFixture.asking(try QueryFixture.answer("targets")) { client, _ in
            try await client.targets()
        }
        try #require(active.map(\.job) == ["broken", "waves", "waves"])
        #expect(active.map(\.health) == [.down, .up, .down])
        #expect(
            active.map(\.lastError) == [
                "server returned HTTP status 500 Internal Server Error", nil,
                "Get \"http://127.0.0.1:18412/metrics\": dial tcp 127.0.0.1:18412: connect: connection refused",
            ])
        #expect(active[0].url == "http://127.0.0.1:18411/broken")
        #expect(active[0].discoveredLabels["__metrics_path__"] == "/broken")
        #expect(active[1].labels == ["instance": "127.0.0.1:18411", "job": "waves", "metrics_path": "/metrics2"])
        #expect(active[1].lastScrape == 1_795_357_959_848)
        #expect(active[1].lastScrapeDuration == .microseconds(1526.29))
        #expect(active[1].scrapeInterval == .seconds(1))
        #expect(active[1].scrapeTimeout == .milliseconds(500))
        #expect(dropped.map(\.job) == ["waves"])
        #expect(dropped.first?.discoveredLabels["__address__"] == "drop.me:80")
    }

    @Test("reads metadata")
    func metadata() async throws {
        let metadata = try await QueryFixture.asking(try QueryFixture.answer("metadata")) { client, _ in
            try await client.metadata()
        }
        #expect(
            metadata["my_first_metric"]
                == MetricMetadata(type: .gauge, help: "Metric with sine wave variation (±10% over 1 min)"))
        #expect(metadata["requests_total"]?.type == .counter)
        #expect(metadata["latency_seconds"]?.type == .histogram)
    }

    @Test("sends credentials and headers, below the server's path")
    func request() async throws {
        func configured(_ server: QueryServer) -> QueryServer {
            var server = server
            server.http.headers = [.init(name: "X-Scope-OrgID", value: .text("team-a"))]
            server.http.credentials = .authorization(type: "Bearer", .text("secret"))
            return server
        }
        let request = try await QueryFixture.asking(
            try QueryFixture.answer("empty"),
            path: "/api/prom",
            configured: configured
        ) { client, server in
            _ = try await client.query("sum by (job) (up) > 0", at: 1_500)
            return server.requests.first
        }
        #expect(
            request?.target
                == "/api/prom/api/v1/query?query=sum%20by%20%28job%29%20%28up%29%20%3E%200&time=1.500")
        #expect(request?.headers["x-scope-orgid"] == "team-a")
        #expect(request?.headers["authorization"] == "Bearer secret")
        #expect(request?.headers["accept"] == "application/json")
        #expect(request?.headers["accept-encoding"] == "gzip")
    }

    @Test("compares many metrics of a job with one question, and what only tells of the scrape with none")
    func comparison() async throws {
        let ours = [
            SeriesSnapshot(labels: Self.wave, points: [Point(time: 1_795_357_954_848, value: 28.54)]),
            SeriesSnapshot(
                labels: ["__name__": "gone", "instance": "127.0.0.1:18411", "job": "waves"],
                points: [Point(time: 1_795_357_954_848, value: 1)]
            ),
            SeriesSnapshot(
                labels: Self.wave.setting("__name__", to: "scrape_duration_seconds"),
                points: [Point(time: 1_795_357_954_848, value: 1)]
            ),
        ]
        let (result, targets) = try await QueryFixture.asking(try QueryFixture.answer("raw")) { client, server in
            let result = try await client.compare(
                ours, from: 1_795_357_950_000, to: 1_795_357_958_000, nearness: 500)
            return (result, server.requests.map(\.target))
        }
        let expected = "%7B__name__%3D~%22gone%7Cmy_first_metric%22%2Cjob%3D%22waves%22%7D%5B10s%5D"
        #expect(targets == ["/api/v1/query?query=\(expected)&time=1795357959.000"])
        #expect(result.series.map(\.labels) == [Self.wave])
        #expect(result.largest?.absolute == 0)
        #expect(result.missing.map { $0["__name__"] } == ["gone"])
    }

    @Test("passes on what the server warns of, and native histograms that it cannot show")
    func warnings() async throws {
        let body = """
            {"status":"success","infos":["PromQL info: metric might not be a counter"],"warnings":["a store is down"],
            "data":{"resultType":"vector","result":[{"metric":{"a":"b"},"histogram":[1,{"count":"1"}]},
            {"metric":{},"value":[1.5,"2"],"more":null}],"stats":{}},"isPartial":false}
            """
        let result = try await QueryFixture.asking(QueryFixture.json(body)) { client, _ in try await client.query("x") }
        #expect(
            result.warnings == [
                "a store is down", "PromQL info: metric might not be a counter",
                "1 native histograms left out: ask for numbers, such as histogram_quantile(0.9, …)",
            ])
        #expect(result.series.map(\.labels) == [[:]])
        #expect(result.series.first?.points.first?.time == 1500)
    }
}
