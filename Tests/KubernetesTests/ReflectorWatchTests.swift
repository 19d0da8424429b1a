import FakeAPIServer
import Testing

@testable import Kubernetes

@Suite(.timeLimit(.minutes(1))) struct ReflectorWatchTests {
    @Test("the recorded watch is followed to its end, however it is cut into chunks", arguments: [nil, 1, 1000])
    func recording(chunkSize: Int?) async throws {
        try await FakeAPIServer.run { server in
            server.answer(try .recording("pods-list.json"))
            server.answer(try .recording("pods-watch.json"))
            server.split(into: chunkSize)
            try await Follower.run(server) { follower in
                await server.whenAsked { $0.count == 3 }
                #expect(
                    follower.seen.value.names
                        == ["metrics-server-1-784bc66fb-qb74x", "metrics-server-2-86c746cf6c-pk6bz"]
                )
                let changes = follower.seen.value.changes.dropFirst()
                #expect(changes.count(where: { $0.hasPrefix("applied") }) == 26)
                #expect(changes.count(where: { $0.hasPrefix("deleted") }) == 3)
                // On from the last bookmark, at once.
                #expect(server.requests[2].query["resourceVersion"] == "597")
                #expect(follower.waits.isEmpty)
            }
        }
    }

    @Test("changes are told as they happen")
    func live() async throws {
        try await FakeAPIServer.run { server in
            try await Follower.run(server) { follower in
                await server.cluster.whenWatched(by: 1)
                server.cluster.putPod("a")
                server.cluster.putPod("b")
                server.cluster.delete("pods", "default", "a")
                await follower.whenSeen { $0.changes.count == 4 }
                #expect(follower.seen.value.changes == ["replaced", "applied a", "applied b", "deleted a"])
            }
        }
    }

    @Test("a 410 as an event, as it was recorded: the list is read again, from the store and not from a cache")
    func expiredEvent() async throws {
        try await FakeAPIServer.run { server in
            server.cluster.putPod("a")
            server.answer(try .recording("pods-watch-old.json"), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await follower.skipWait()
                await follower.whenSeen { $0.changes.count == 2 }
                #expect(follower.seen.value.changes == ["replaced a", "replaced a"])
                #expect(follower.seen.value.failures.isEmpty)
                #expect(server.requests[2].query["resourceVersion"] == nil)
            }
        }
    }

    @Test("a 410 as an HTTP status: what is gone meanwhile is gone at once")
    func expiredStatus() async throws {
        try await FakeAPIServer.run { server in
            for name in ["a", "b"] { server.cluster.putPod(name) }
            try await Follower.run(server) { follower in
                await server.cluster.whenWatched(by: 1)
                server.answer(
                    try .recording("pods-list-expired-continue.json", status: 410), to: { $0.isWatch })
                server.answer(.hangUp, to: { $0.isWatch })
                server.cluster.endWatches(cut: true)
                server.cluster.delete("pods", "default", "a")
                await follower.skipWait()
                await follower.skipWait()
                await follower.skipWait()
                await follower.whenSeen { $0.changes.count == 2 }
                #expect(follower.seen.value.changes == ["replaced a b", "replaced b"])
            }
        }
    }

    @Test("a watch that is cut within an object goes on from the last whole one")
    func cutWithin() async throws {
        let lines = try Recording.lines("pods-watch.json")
        try await FakeAPIServer.run { server in
            server.answer(try .recording("pods-list.json"))
            server.answer(.json(lines[0] + "\n" + lines[1].prefix(100), end: .cut))
            try await Follower.run(server) { follower in
                await follower.skipWait()
                await server.whenAsked { $0.count == 3 }
                #expect(server.requests[2].isWatch)
                #expect(server.requests[2].query["resourceVersion"] == "500")
                #expect(follower.seen.value.failures == [.brokenOff])
            }
        }
    }

    @Test("a watch that is cut after a while, as proxies do it, goes on at once and without a word")
    func cutLater() async throws {
        try await FakeAPIServer.run { server in
            try await Follower.run(server) { follower in
                await server.cluster.whenWatched(by: 1)
                follower.clock.advance(by: .seconds(1))
                server.cluster.endWatches(cut: true)
                await server.whenAsked { $0.count == 3 }
                #expect(server.requests[2].isWatch)
                #expect(follower.waits.isEmpty)
                #expect(follower.seen.value.failures.isEmpty)
            }
        }
    }

    @Test("who may list but not watch has a new list each time")
    func forbiddenWatch() async throws {
        try await FakeAPIServer.run { server in
            server.answer(try .recording("forbidden.json", status: 403), once: false, to: { $0.isWatch })
            try await Follower.run(server) { follower in
                for _ in 1...3 { await follower.skipWait() }
                await server.whenAsked { $0.count >= 5 }
                #expect(server.requests.prefix(5).map(\.isWatch) == [false, true, true, true, false])
            }
        }
    }

    @Test("a bookmark moves the version on and changes nothing")
    func bookmark() async throws {
        try await FakeAPIServer.run { server in
            try await Follower.run(server) { follower in
                await server.cluster.whenWatched(by: 1)
                server.cluster.bookmark("pods")
                await follower.whenSeen { $0.reports.count == 3 }
                server.cluster.endWatches()
                await server.whenAsked { $0.count == 3 }
                #expect(server.requests[2].query["resourceVersion"] == "1001")
                #expect(follower.seen.value.changes == ["replaced"])
                #expect(follower.waits.isEmpty)
            }
        }
    }

    @Test("kinds of events that do not exist yet, and fields of other types, cost nothing")
    func strangers() async throws {
        let events = """
            {"type":"SOMETHING","object":{"kind":"Pod"}}
            {"type":"ADDED","object":{"metadata":{"name":"a","namespace":"default","labels":7,"resourceVersion":"8"},\
            "spec":{"containers":null,"nodeName":[]},"status":"odd"}}

            """
        try await FakeAPIServer.run { server in
            server.answer(.json(events, end: .silence), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await follower.whenSeen { $0.changes.count == 2 }
                #expect(follower.seen.value.changes == ["replaced", "applied a"])
            }
        }
    }

    @Test("a watch that falls silent is cut half a minute after its time, and the list is read again")
    func silence() async throws {
        try await FakeAPIServer.run { server in
            server.answer(.json("", end: .silence), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await server.whenAsked { $0.count == 2 }
                await follower.clock.skip { $0 == .seconds(480) }
                await follower.skipWait()
                await server.whenAsked { $0.count >= 3 }
                #expect(follower.seen.value.failures == [.silent(.seconds(480))])
                #expect(!server.requests[2].isWatch)
            }
        }
    }

    @Test("a server that refuses to begin a watch, as recorded, is asked for a list after three times")
    func refused() async throws {
        try await FakeAPIServer.run { server in
            server.answer(try .recording("pods-watchlist.json"), once: false, to: { $0.isWatch })
            try await Follower.run(server) { follower in
                for _ in 1...3 { await follower.skipWait() }
                await follower.whenSeen { $0.changes.count == 2 }
                #expect(server.requests.map(\.isWatch).prefix(5) == [false, true, true, true, false])
                #expect(
                    follower.seen.value.failures[0].description
                        == "500: a watch stream was requested by the client but the required storage feature "
                        + "RequestWatchProgress is disabled"
                )
            }
        }
    }

    @Test("a watch that ends at once, as recorded of a version to come, is not asked for in a hurry")
    func endsAtOnce() async throws {
        try await FakeAPIServer.run { server in
            server.answer(try .recording("pods-watch-future.json"), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures == [.endedAtOnce])
                await follower.skipWait()
                await server.cluster.whenWatched(by: 1)
                #expect(follower.waits == [.milliseconds(800)])
            }
        }
    }
}
