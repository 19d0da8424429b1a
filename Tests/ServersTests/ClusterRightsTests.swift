import FakeAPIServer
import Testing

@testable import Servers

/// Rights, namespaces and servers that go and come back, as a real API server was seen to do it.
@Suite(.timeLimit(.minutes(1))) struct ClusterRightsTests {
    typealias Following = ClusterDiscoveryTests.Following

    @Test("a namespace that is deleted while the API is out of reach keeps its targets, as in Prometheus, and says why")
    func deletedUnseen() async throws {
        try await FakeAPIServer.run { server in
            server.cluster.put("pods", "default", "p", ClusterObjects.pod("p"))
            try await ClusterDiscoveryTests.follow(server) { following in
                await server.cluster.whenWatched(by: 1)
                await following.until { following.targets == ["10.0.0.7:8080"] }
                server.answer(try .recording("forbidden.json", status: 403), once: false)
                server.cluster.endWatches(cut: true)
                for _ in 1...5 { await following.clock.skip(ClusterDiscoveryTests.isWait) }
                await following.until { following.log.lines.last?.contains(" may not ") == true }
                #expect(following.log.lines.last?.contains("; the last good list stays, trying again") == true)
                #expect(following.targets == ["10.0.0.7:8080"])
                #expect(following.metric("promwave_discovery_connected") == "promwave_discovery_connected 0")
            }
        }
    }

    @Test("a server that starts refuses everybody for a moment: no right is said to be missing that is there")
    func startOfServer() async throws {
        try await FakeAPIServer.run { server in
            try await ClusterDiscoveryTests.follow(server) { following in
                await server.cluster.whenWatched(by: 1)
                await following.until { following.served.answer != nil }
                server.answer(.hangUp)
                for _ in 1...2 { server.answer(try .recording("forbidden.json", status: 403)) }
                server.cluster.endWatches(cut: true)
                for _ in 1...4 { await following.clock.skip(ClusterDiscoveryTests.isWait) }
                await following.until { following.log.lines.last?.contains("found again") == true }
                #expect(!following.log.lines.contains { $0.contains("403") })
                #expect(following.metric("promwave_discovery_connected") == "promwave_discovery_connected 1")
                let reload = OwnMetricsTests.text(following.served.families()).first {
                    $0.hasPrefix("promwave_discovery_last_reload_successful ")
                }
                #expect(reload == "promwave_discovery_last_reload_successful 1")
            }
        }
    }
}
