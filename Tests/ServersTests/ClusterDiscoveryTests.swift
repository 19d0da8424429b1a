import FakeAPIServer
import Hummingbird
import Kubernetes
import NIOCore
import ServiceLifecycle
import Testing

@testable import Servers

/// Following a fake API server, within this process.
@Suite(.timeLimit(.minutes(1))) struct ClusterDiscoveryTests {
    struct Following: Sendable {
        let served: ServedTargets
        let status: ClusterStatus<ManualClock>
        let clock: ManualClock
        let log: LogRecorder

        var targets: [String] {
            let text = served.answer?.text ?? ""
            return text.matches(of: /"targets":\["([^"]*)"\]/).map { String($0.1) }
        }

        func metric(_ name: String) -> String? {
            OwnMetricsTests.text(status.families()).first { $0.hasPrefix("\(name) ") }
        }

        /// In real time: what is waited for is on its way.
        func until(_ condition: () -> Bool) async {
            while !condition() { try? await Task.sleep(for: .milliseconds(1)) }
        }
    }

    static func follow(
        _ server: FakeAPIServer,
        role: TargetRole = .pod,
        namespaces: String = "default",
        _ body: @escaping @Sendable (Following) async throws -> Void
    ) async throws {
        let account = try ServiceAccountFolder()
        let configuration = ClusterConfiguration(
            role: role,
            namespaces: try NamespaceSelection(parsing: namespaces),
            selector: "app=x",
            clusterDomain: "cluster.local",
            metricsPath: "/metrics2",
            account: ServiceAccount(folder: account.path)
        )
        let (served, clock, log) = (ServedTargets(clock: WallClock { 0 }), ManualClock(), LogRecorder())
        let source = KubernetesSource(
            configuration: configuration,
            server: APIServer(host: "127.0.0.1", port: server.port),
            served: served,
            clock: clock,
            logger: log.logger
        )
        let group = ServiceGroup(services: [source], logger: LogRecorder().logger)
        async let end: Void = group.run()
        try await body(Following(served: served, status: source.status, clock: clock, log: log))
        await group.triggerGracefulShutdown()
        try await end
    }

    /// Before another attempt; other sleeps are the pause between two answers, and deadlines.
    @Sendable static func isWait(_ duration: Duration) -> Bool {
        duration < .seconds(60) && duration > .milliseconds(100)
    }

    @Test("several namespaces: each with rights of its own, one answer in their order, none before all are listed")
    func namespaces() async throws {
        try await FakeAPIServer.run { server in
            for name in ["b", "a"] {
                server.cluster.put("pods", name, "p", ClusterObjects.pod("p", name, status: #","podIP":"\#(name)""#))
            }
            server.answer(try .recording("forbidden.json", status: 403), to: { $0.namespace == "b" })
            try await Self.follow(server, namespaces: "b,a") { following in
                await server.cluster.whenWatched(by: 1)
                await following.until { following.status.waiting.contains(": 403: ") }
                #expect(following.served.answer == nil)
                #expect(following.status.waiting.hasPrefix("waiting for the first list of pods in namespace b: 403"))
                await following.clock.skip { $0 < .seconds(1) }
                await following.until { following.served.answer != nil }
                #expect(following.targets == ["a:8080", "b:8080"])
                #expect(
                    Set(server.requests.map(\.path))
                        == ["/api/v1/namespaces/a/pods", "/api/v1/namespaces/b/pods"])
            }
        }
    }

    @Test("all namespaces: the whole cluster in one list")
    func wholeCluster() async throws {
        try await FakeAPIServer.run { server in
            for name in ["b", "a"] { server.cluster.put("pods", name, "p", ClusterObjects.pod("p", name)) }
            try await Self.follow(server, namespaces: "*") { following in
                await following.until { following.served.answer != nil }
                #expect(following.served.answer?.targets == 2)
                #expect(server.requests[0].path == "/api/v1/pods")
            }
        }
    }

    @Test("changes are answered 10 ms after those before, those that come meanwhile together with them")
    func burst() async throws {
        try await FakeAPIServer.run { server in
            try await Self.follow(server) { following in
                await server.cluster.whenWatched(by: 1)
                await following.until { following.served.answer != nil }
                #expect(following.targets == [])
                await following.clock.whenSlept(1) { $0 == .milliseconds(10) }
                for name in ["a", "b", "c"] {
                    server.cluster.put("pods", "default", name, ClusterObjects.pod(name))
                }
                await following.clock.skip { $0 == .milliseconds(10) }
                await following.until {
                    // What was still under way by then comes with the next answer.
                    let isWaiting = following.clock.waits.contains(.milliseconds(10))
                    if isWaiting { following.clock.advance(by: .milliseconds(10)) }
                    return following.targets.count == 3
                }
            }
        }
    }

    @Test("an outage is told once, with how long it took; the age of the list grows meanwhile")
    func outage() async throws {
        try await FakeAPIServer.run { server in
            try await Self.follow(server) { following in
                await server.cluster.whenWatched(by: 1)
                await following.until { following.served.answer != nil }
                #expect(following.metric("promwave_discovery_connected") == "promwave_discovery_connected 1")
                server.answer(.hangUp, once: false)
                server.cluster.endWatches(cut: true)
                for _ in 1...3 { await following.clock.skip(Self.isWait) }
                await following.clock.whenSlept(4, Self.isWait)
                following.clock.advance(by: .milliseconds(500))
                #expect(following.metric("promwave_discovery_connected") == "promwave_discovery_connected 0")
                let text = following.metric("promwave_discovery_list_age_seconds")?.split(separator: " ").last
                let age = try #require(text.flatMap { Double($0) })
                #expect(age > 4)
                server.behave()
                await following.clock.skip(Self.isWait)
                await following.until { following.log.lines.last?.contains("found again") == true }
                let lines = following.log.lines
                #expect(lines.count == 3)
                #expect(lines[0] == "info: first list of the Kubernetes API: targets 0")
                #expect(
                    lines[1]
                        == "warning: Kubernetes API lost: pods in namespace default: the connection broke off; "
                        + "the last good list stays, trying again"
                )
                #expect(lines[2].hasPrefix("info: Kubernetes API found again after "))
            }
        }
    }
}
