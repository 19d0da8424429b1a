import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Prometheus
import Testing

@testable import Servers

@Suite struct DiscoveryRoutesTests {
    static let demonstration =
        #"[{"targets":["metrics-server-1.default.svc.cluster.local:80","#
        + #""metrics-server-2.default.svc.cluster.local:80"],"#
        + #""labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default"}}]"#

    static func server(
        _ source: DiscoveryConfiguration.Source = .demonstration,
        path: String = "/metrics2",
        namespace: String = "default"
    ) -> WebServer {
        let configuration = DiscoveryConfiguration(source: source, metricsPath: path, namespace: namespace)
        return DiscoveryServer(configuration: configuration, clock: WallClock { 1_700_000_000 })
            .server(on: ListenAddress(host: "127.0.0.1", port: 0), logger: LogRecorder().logger)
    }

    @Test("the targets of the demonstration, byte for byte")
    func demonstration() async throws {
        let response = try await MetricsRoutesTests.ask("/targets", of: Self.server())
        #expect(response.status == .ok)
        #expect(String(buffer: response.body) == Self.demonstration)
        #expect(
            response.headers == [
                .contentType: "application/json", .contentLength: "\(Self.demonstration.utf8.count)",
                .eTag: "\"aiebj8a4diwzk246jgbb4kw7d\"",
            ]
        )
    }

    @Test("the namespace and the path of the configuration")
    func configured() async throws {
        let server = Self.server(path: "/m", namespace: "shop")
        #expect(
            String(buffer: try await MetricsRoutesTests.ask("/targets", of: server).body)
                == #"[{"targets":["metrics-server-1.shop.svc.cluster.local:80","#
                + #""metrics-server-2.shop.svc.cluster.local:80"],"#
                + #""labels":{"metrics_path":"/m","kubernetes_namespace":"shop"}}]"#
        )
    }

    @Test("a list of targets has the labels of the demonstration")
    func list() async throws {
        let server = Self.server(.list(["localhost:8081", "[::1]:8082"]))
        #expect(
            String(buffer: try await MetricsRoutesTests.ask("/targets", of: server).body)
                == #"[{"targets":["localhost:8081","[::1]:8082"],"#
                + #""labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default"}}]"#
        )
    }

    @Test("never compressed, even when everything is accepted")
    func neverCompressed() async throws {
        let response = try await MetricsRoutesTests.ask(
            "/targets", headers: [.acceptEncoding: "gzip"], of: Self.server())
        #expect(response.headers[.contentEncoding] == nil)
        #expect(String(buffer: response.body) == Self.demonstration)
    }

    @Test(
        "304 to an If-None-Match that names what is served",
        arguments: [
            ("TAG", true), ("W/TAG", true), ("*", true), (#""x", TAG"#, true), (#""a,b" ,W/TAG"#, true),
            (#""x""#, false), ("", false), (#"TAG-"#, true), (#""TAG"#, false), ("aiebj8a4diwzk246jgbb4kw7d", false),
            (#"x TAG"#, false),
        ]
    )
    func conditional(field: String, isMatch: Bool) async throws {
        let server = Self.server()
        let tag = try #require(try await MetricsRoutesTests.ask("/targets", of: server).headers[.eTag])
        let seen = field.replacing("TAG", with: tag)
        let response = try await MetricsRoutesTests.ask("/targets", headers: [.ifNoneMatch: seen], of: server)
        #expect(response.status == (isMatch ? .notModified : .ok))
        #expect(response.headers[.eTag] == tag)
        if isMatch { #expect(response.headers[.contentLength] == nil && response.body.readableBytes == 0) }
    }

    @Test("no 304 without If-None-Match")
    func unconditional() async throws {
        let headers: HTTPFields = [.ifModifiedSince: "Fri, 01 Jan 2100 00:00:00 GMT"]
        #expect(try await MetricsRoutesTests.ask("/targets", headers: headers, of: Self.server()).status == .ok)
    }

    @Test("until there is a list, 503: an empty one would end every scrape")
    func noListYet() async throws {
        let served = ServedTargets(clock: WallClock { 0 })
        let server = DiscoveryServer.server(
            of: served,
            services: [],
            on: ListenAddress(host: "127.0.0.1", port: 0),
            logger: LogRecorder().logger
        )
        #expect(try await MetricsRoutesTests.ask("/targets", of: server).status == .serviceUnavailable)
        #expect(try await MetricsRoutesTests.ask("/readyz", of: server).status == .serviceUnavailable)
        served.publish([])
        #expect(String(buffer: try await MetricsRoutesTests.ask("/targets", of: server).body) == "[]")
        #expect(try await MetricsRoutesTests.ask("/readyz", of: server).status == .ok)
    }

    @Test("the state of the list in the server's own metrics")
    func metrics() throws {
        let served = ServedTargets(clock: WallClock { 1_700_000_000 })
        served.publish([TargetGroup(targets: ["a:1", "b:1"]), TargetGroup(targets: ["c:1"])])
        served.reloadFailed()
        let lines = OwnMetricsTests.text(served.families()).filter { !$0.hasPrefix("#") }
        #expect(
            lines == [
                "promwave_discovery_targets 3",
                "promwave_discovery_groups 2",
                "promwave_discovery_reloads_total 2",
                "promwave_discovery_reload_failures_total 1",
                "promwave_discovery_last_reload_successful 0",
                "promwave_discovery_last_reload_success_timestamp_seconds 1.7e+09",
            ]
        )
    }

    @Test("labels in the order that users know, then by name, with everything JSON needs escaped")
    func rendering() {
        let labels: Labels = ["kubernetes_namespace": "d", "metrics_path": "/m", "a": "\"\\\n\u{1}é", "z": "😀/"]
        #expect(
            TargetGroupsWriter.json([TargetGroup(targets: ["a:1"], labels: labels), TargetGroup(targets: [])])
                == #"[{"targets":["a:1"],"labels":{"metrics_path":"/m","kubernetes_namespace":"d","#
                + #""a":"\"\\\n\u0001é","z":"😀/"}},{"targets":[],"labels":{}}]"#
        )
    }
}
