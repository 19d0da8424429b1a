import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Prometheus
import Testing

@testable import Servers

@Suite struct MetricsRoutesTests {
    /// At this time the default wave stands at 31.50.
    static let clock = WallClock { 1_699_999_985 }

    static func server() -> WebServer {
        let wave = Wave(base: 30, variation: 0.1, period: WavePeriod(milliseconds: 60_000))
        let configuration = MetricsConfiguration(name: "my_first_metric", wave: wave, path: "/metrics2")
        return MetricsServer(configuration: configuration, clock: clock)
            .server(on: ListenAddress(host: "127.0.0.1", port: 0), logger: LogRecorder().logger)
    }

    static func ask(
        _ path: String,
        _ method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:],
        of server: WebServer = server()
    ) async throws -> TestResponse {
        try await Application(responder: server.site).test(.router) { client in
            try await client.execute(uri: path, method: method, headers: headers) { $0 }
        }
    }

    @Test("the wave, as Prometheus's text format")
    func text() async throws {
        let response = try await Self.ask("/metrics2")
        #expect(response.status == .ok)
        #expect(
            String(buffer: response.body) == """
                # HELP my_first_metric Metric with sine wave variation (±10% over 1 min)
                # TYPE my_first_metric gauge
                my_first_metric 31.50

                """
        )
        #expect(
            response.headers == [
                .contentType: "text/plain; version=0.0.4; charset=utf-8", .vary: "Accept, Accept-Encoding",
                .contentLength: "125",
            ]
        )
    }

    @Test("OpenMetrics where Accept prefers it, as Prometheus's does")
    func openMetrics() async throws {
        let accept =
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
            + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
            + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
        let response = try await Self.ask("/metrics2", headers: [.accept: accept])
        #expect(response.headers[.contentType] == "application/openmetrics-text; version=1.0.0; charset=utf-8")
        #expect(
            String(buffer: response.body) == """
                # TYPE my_first_metric gauge
                # HELP my_first_metric Metric with sine wave variation (±10% over 1 min)
                my_first_metric 31.50
                # EOF

                """
        )
    }

    @Test(
        "gzip, with its length, where it is accepted; HEAD says the same",
        arguments: ["gzip", "deflate, gzip;q=0.5", "*"])
    func gzip(accepted: String) async throws {
        let response = try await Self.ask("/metrics2", headers: [.acceptEncoding: accepted])
        #expect(response.headers[.contentEncoding] == "gzip")
        #expect(response.headers[.contentLength] == "\(response.body.readableBytes)")
        #expect(Array(response.body.readableBytesView.prefix(3)) == [0x1F, 0x8B, 0x08])
        let head = try await Self.ask("/metrics2", .head, headers: [.acceptEncoding: accepted])
        #expect(head.headers == response.headers)
        #expect(head.body.readableBytes == 0)
    }

    @Test("no gzip where it is not", arguments: [nil, "", "identity", "br", "gzip;q=0", "*;q=0", "deflate"])
    func plain(accepted: String?) async throws {
        let headers: HTTPFields = accepted.map { [.acceptEncoding: $0] } ?? [:]
        let response = try await Self.ask("/metrics2", headers: headers)
        #expect(response.headers[.contentEncoding] == nil)
        #expect(String(buffer: response.body).hasSuffix("my_first_metric 31.50\n"))
    }

    @Test("health and readiness")
    func health() async throws {
        let server = Self.server()
        let health = try await Self.ask("/health", of: server)
        #expect(String(buffer: health.body) == #"{"status":"healthy"}"#)
        #expect(health.headers[.contentType] == "application/json")
        let ready = try await Self.ask("/readyz", of: server)
        #expect(ready.status == .ok)
        #expect(String(buffer: ready.body) == #"{"status":"ready"}"#)

        server.readiness.withdraw()
        let unready = try await Self.ask("/readyz", of: server)
        #expect(unready.status == .serviceUnavailable)
        #expect(String(buffer: unready.body) == #"{"status":"shutting down"}"#)
        #expect(try await Self.ask("/health", of: server).status == .ok)
        #expect(try await Self.ask("/metrics2", of: server).status == .ok)
    }

    @Test(
        "every page answers HEAD without a body and with the length of its GET",
        arguments: ["/metrics2", "/health", "/"])
    func head(path: String) async throws {
        let get = try await Self.ask(path)
        let head = try await Self.ask(path, .head)
        #expect(head.status == .ok)
        #expect(head.headers == get.headers)
        #expect(head.headers[.contentLength] == "\(get.body.readableBytes)")
        #expect(head.body.readableBytes == 0)
    }

    @Test(
        "another method is refused, with those that are allowed",
        arguments: [.post, .put, .delete, .options, .patch] as [HTTPRequest.Method])
    func methods(method: HTTPRequest.Method) async throws {
        for path in ["/metrics2", "/", "/metrics"] {
            let response = try await Self.ask(path, method)
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "GET, HEAD")
            #expect(String(buffer: response.body) == "method not allowed: use GET or HEAD\n")
        }
    }

    @Test("an unknown path is not found, in one line", arguments: ["/metrics3", "/metrics2/", "//metrics2", "/Health"])
    func notFound(path: String) async throws {
        let response = try await Self.ask(path)
        #expect(response.status == .notFound)
        #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(String(buffer: response.body) == "not found: see / for what is here\n")
        #expect(try await Self.ask(path, .head).body.readableBytes == 0)
    }

    @Test("a query does not matter, and neither does a whole URL in the request line")
    func targetForms() async throws {
        #expect(try await Self.ask("/metrics2?x=1").status == .ok)
        #expect(try await Self.ask("http://localhost/metrics2").status == .ok)
    }

    @Test("the index links every page")
    func index() async throws {
        let response = try await Self.ask("/")
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        let html = String(buffer: response.body)
        for path in ["/metrics2", "/metrics", "/health", "/readyz"] {
            #expect(html.contains("<a href=\"\(path)\">\(path)</a>"))
        }
    }
}
