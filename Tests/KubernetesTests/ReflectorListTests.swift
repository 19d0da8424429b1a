import FakeAPIServer
import Testing

@testable import Kubernetes

@Suite(.timeLimit(.minutes(1))) struct ReflectorListTests {
    @Test("a list is asked for from the server's cache, with the selector, the token and JSON")
    func request() async throws {
        try await FakeAPIServer.run { server in
            try await Follower.run(server) { follower in
                await server.whenAsked { $0.count >= 2 }
                let list = server.requests[0]
                #expect(list.path == "/api/v1/namespaces/default/pods")
                #expect(list.query == ["labelSelector": "app in (a,b),!c", "limit": "500", "resourceVersion": "0"])
                #expect(list.headers["authorization"] == "Bearer token-1")
                #expect(list.headers["accept"] == "application/json")
                #expect(
                    server.requests[1].query == [
                        "labelSelector": "app in (a,b),!c", "watch": "1", "resourceVersion": "1000",
                        "allowWatchBookmarks": "true", "timeoutSeconds": "450",
                    ]
                )
            }
        }
    }

    @Test("the pages of a recorded list become one list", arguments: [nil, 1, 7])
    func pages(chunkSize: Int?) async throws {
        try await FakeAPIServer.run { server in
            server.split(into: chunkSize)
            server.answer(try .recording("pods-list-page1.json"))
            server.answer(try .recording("pods-list-page2.json"))
            server.answer(.json(#"{"items":[],"metadata":{"resourceVersion":"493"}}"#))
            try await Follower.run(server) { follower in
                await server.whenAsked { $0.count >= 4 }
                #expect(
                    follower.seen.value.changes == [
                        "replaced metrics-server-1-784bc66fb-jnnh4 metrics-server-2-86c746cf6c-vzk97"
                    ]
                )
                let second = server.requests[1].query
                #expect(second["continue"]?.hasPrefix("eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NDkz") == true)
                // The API refuses a version beside it.
                #expect(second["resourceVersion"] == nil)
                #expect(second["limit"] == "500")
                #expect(server.requests[3].query["resourceVersion"] == "493")
            }
        }
    }

    @Test("the rest of a list that has expired: the list is read from its start, and not in pages again")
    func expiredContinue() async throws {
        try await FakeAPIServer.run { server in
            server.answer(try .recording("pods-list-page1.json"))
            server.answer(try .recording("pods-list-expired-continue.json", status: 410))
            server.cluster.putPod("new")
            try await Follower.run(server) { follower in
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
                #expect(follower.seen.value.changes == ["replaced new"])
                #expect(server.requests[2].query["continue"] == nil)
                #expect(server.requests.prefix(3).map { $0.query["limit"] } == ["500", "500", nil])
                #expect(follower.seen.value.reports.first == .listingAgain)
            }
        }
    }

    @Test("a list that breaks off changes nothing, wherever it does", arguments: [0, 1, 100, 5000, 11_000])
    func cut(length: Int) async throws {
        try await FakeAPIServer.run { server in
            var answer = try FakeAnswer.recording("pods-list.json", end: .cut)
            answer.body.removeLast(answer.body.count - length)
            server.answer(answer)
            server.cluster.putPod("a")
            try await Follower.run(server) { follower in
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
                #expect(follower.seen.value.changes == ["replaced a"])
                #expect(follower.seen.value.failures == [.brokenOff])
            }
        }
    }

    @Test("a list that is complete as HTTP but not as JSON is one that broke off")
    func truncated() async throws {
        try await FakeAPIServer.run { server in
            var answer = try FakeAnswer.recording("pods-list.json")
            answer.body.removeLast(20)
            server.answer(answer)
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures == [.brokenOff])
            }
        }
    }

    @Test(
        "what is no list says so",
        arguments: [
            "<html>hello</html>", "{}", #"{"metadata":{}}"#, #"{"metadata":{"resourceVersion":""},"items":[]}"#,
        ]
    )
    func noList(text: String) async throws {
        try await FakeAPIServer.run { server in
            server.answer(.json(text))
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures.first?.description.hasPrefix("not the answer of") == true)
                #expect(follower.seen.value.changes.isEmpty)
            }
        }
    }

    @Test("an empty list, with items that are null too", arguments: ["[]", "null"])
    func empty(items: String) async throws {
        try await FakeAPIServer.run { server in
            server.answer(.json(#"{"items":\#(items),"metadata":{"resourceVersion":"7"}}"#))
            try await Follower.run(server) { follower in
                await server.whenAsked { $0.count == 2 }
                #expect(follower.seen.value.changes == ["replaced"])
                #expect(server.requests[1].query["resourceVersion"] == "7")
            }
        }
    }

    @Test("a server that answers nothing is asked again after a minute")
    func silence() async throws {
        try await FakeAPIServer.run { server in
            server.answer(.silence)
            server.cluster.putPod("a")
            try await Follower.run(server) { follower in
                await server.whenAsked { $0.count == 1 }
                await follower.clock.skip { $0 == .seconds(60) }
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
                #expect(follower.seen.value.failures == [.silent(.seconds(60))])
            }
        }
    }

    @Test("a list that comes compressed")
    func compressed() async throws {
        let body: [UInt8] = [
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0xca, 0x2c, 0x49, 0xcd, 0x2d, 0x56,
            0xb2, 0x8a, 0xae, 0x56, 0xca, 0x4d, 0x2d, 0x49, 0x4c, 0x49, 0x2c, 0x49, 0x54, 0xb2, 0xaa, 0x56, 0xca, 0x4b,
            0xcc, 0x4d, 0x55, 0xb2, 0x52, 0x4a, 0x54, 0xd2, 0x01, 0x33, 0x8b, 0x0b, 0x12, 0x93, 0x41, 0xfc, 0x94, 0xd4,
            0xb4, 0xc4, 0xd2, 0x9c, 0x12, 0xa5, 0xda, 0xda, 0x58, 0x1d, 0x14, 0xf5, 0x45, 0xa9, 0xc5, 0xf9, 0xa5, 0x45,
            0xc9, 0xa9, 0x61, 0xa9, 0x45, 0xc5, 0x99, 0xf9, 0x79, 0x40, 0xa5, 0xe6, 0x40, 0x45, 0x00, 0x09, 0x8c, 0x12,
            0xb7, 0x5e, 0x00, 0x00, 0x00,
        ]
        try await FakeAPIServer.run { server in
            var answer = FakeAnswer(body: body)
            answer.headers.append(("Content-Encoding", "gzip"))
            server.answer(answer)
            try await Follower.run(server) { follower in
                await server.whenAsked { $0.count == 2 }
                #expect(server.requests[0].headers["accept-encoding"] == "gzip")
                #expect(follower.seen.value.changes == ["replaced a"])
            }
        }
    }
}
