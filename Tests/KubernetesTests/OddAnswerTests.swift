import FakeAPIServer
import Testing

@testable import Kubernetes

/// Answers of servers, and of what stands before them, that are not quite what Kubernetes documents.
@Suite(.timeLimit(.minutes(1))) struct OddAnswerTests {
    @Test(
        "a version that is too old is known by its reason, whatever the code",
        arguments: [
            #"{"reason":"Expired","message":"too old resource version: 1 (2)"}"#, #"{"code":0,"reason":"Gone"}"#,
            #"{"code":500,"reason":"Expired"}"#,
        ]
    )
    func expiredByReason(status: String) async throws {
        try await FakeAPIServer.run { server in
            server.answer(.json(#"{"type":"ERROR","object":\#(status)}"# + "\n"), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await follower.whenSeen { $0.reports.contains(.listingAgain) }
                await follower.skipWait()
                await follower.whenSeen { $0.changes.count == 2 }
                #expect(follower.seen.value.failures.isEmpty)
            }
        }
    }

    @Test("a bookmark that says nothing costs nothing", arguments: [#","object":{"kind":"Pod"}"#, ""])
    func emptyBookmark(object: String) async throws {
        let events = """
            {"type":"BOOKMARK"\(object)}
            {"type":"ADDED","object":{"metadata":{"name":"a","namespace":"default","resourceVersion":"8"}}}

            """
        try await FakeAPIServer.run { server in
            server.answer(.json(events, end: .silence), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await follower.whenSeen { $0.changes.count == 2 || !$0.failures.isEmpty }
                #expect(follower.seen.value.failures.isEmpty)
                #expect(follower.seen.value.changes == ["replaced", "applied a"])
            }
        }
    }

    @Test("an event that is none is no lost connection: the list is read again after three of them")
    func strangeEvent() async throws {
        try await FakeAPIServer.run { server in
            server.answer(
                .json(#"{"type":"ADDED","object":{"x":1}}"# + "\n", end: .silence), once: false, to: { $0.isWatch })
            try await Follower.run(server) { follower in
                for _ in 1...3 { await follower.skipWait() }
                await follower.whenSeen { $0.changes.count == 2 }
                #expect(
                    follower.seen.value.failures[0].description
                        == "not the answer of a Kubernetes API server: an event without type, object or metadata")
            }
        }
    }

    @Test("the page of a proxy, of any length, is what HTTP calls it")
    func longPage() async throws {
        try await FakeAPIServer.run { server in
            let page = "<html>" + String(repeating: "x", count: 200_000)
            server.answer(.json(page, status: 503))
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures[0].description == "503: Service Unavailable")
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
            }
        }
    }
}
