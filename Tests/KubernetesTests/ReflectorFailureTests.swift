import FakeAPIServer
import Testing

@testable import Kubernetes

@Suite(.timeLimit(.minutes(1))) struct ReflectorFailureTests {
    @Test("the waits double from 0.8 s to 30 s, and begin anew after two healthy minutes")
    func backingOff() async throws {
        try await FakeAPIServer.run { server in
            server.answer(.hangUp, once: false)
            try await Follower.run(server) { follower in
                for _ in 1...8 { await follower.skipWait() }
                #expect(
                    follower.waits.prefix(8) == [
                        .milliseconds(800), .milliseconds(1600), .milliseconds(3200), .milliseconds(6400),
                        .milliseconds(12_800), .milliseconds(25_600), .seconds(30), .seconds(30),
                    ]
                )
                await follower.clock.whenSlept(9, Follower.isWait)
                server.behave()
                await follower.skipWait()
                for health in [119, 120] {
                    await server.cluster.whenWatched(by: 1)
                    follower.clock.advance(by: .seconds(health))
                    server.answer(.hangUp, to: { $0.isWatch })
                    server.cluster.endWatches(cut: true)
                    await follower.skipWait()
                }
                #expect(follower.waits.suffix(2) == [.seconds(30), .milliseconds(800)])
            }
        }
    }

    @Test("429: as long as the server asks for, then on from the same version")
    func tooManyRequests() async throws {
        try await FakeAPIServer.run { server in
            server.answer(.tooManyRequests(retryAfter: 7), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await follower.skipWait()
                await server.cluster.whenWatched(by: 1)
                #expect(follower.waits == [.seconds(7)])
                #expect(server.requests.map { $0.query["resourceVersion"] } == ["0", "1000", "1000"])
                #expect(
                    follower.seen.value.failures
                        == [.refused(code: 429, reason: "too many requests", retryAfter: .seconds(7))]
                )
            }
        }
    }

    @Test("a server that restarts: refused connections, then on from the same version without a word lost")
    func restart() async throws {
        let server = try await FakeAPIServer.start()
        server.cluster.putPod("a")
        try await Follower.run(server) { follower in
            await server.cluster.whenWatched(by: 1)
            await server.stop()
            await follower.skipWait()
            await follower.whenSeen { $0.failures.count == 2 }
            // A connection that was still open may break off before the port is seen to be closed.
            if follower.seen.value.failures.last?.description == "the connection broke off" {
                await follower.skipWait()
                await follower.whenSeen { $0.failures.count == 3 }
            }
            #expect(
                follower.seen.value.failures.last?.description
                    == "127.0.0.1:\(server.port) cannot be reached: connection refused"
            )
            server.cluster.putPod("b")
            let again = try await FakeAPIServer.start(cluster: server.cluster, port: server.port)
            await follower.skipWait()
            await follower.whenSeen { $0.changes.last == "applied b" }
            #expect(follower.seen.value.changes == ["replaced a", "applied b"])
            await again.stop()
        }
    }

    @Test("401: the token is read again, and the new one used at once")
    func newToken() async throws {
        try await FakeAPIServer.run { server in
            server.accept(tokens: ["token-2"])
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures == [.unauthorized(tokenPath: "\(follower.account.path)/token")])
                try follower.account.write("token-2\n", to: "token")
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
            }
        }
    }

    @Test("a token is replaced while nobody looks: the next request has the new one")
    func rotatedToken() async throws {
        try await FakeAPIServer.run { server in
            try await Follower.run(server) { follower in
                await server.cluster.whenWatched(by: 1)
                try follower.account.write("token-2", to: "token")
                server.accept(tokens: ["token-2"])
                server.cluster.bookmark("pods")
                await follower.whenSeen { $0.reports.count == 3 }
                server.cluster.endWatches()
                await server.cluster.whenWatched(by: 1)
                #expect(follower.seen.value.failures.isEmpty)
                #expect(server.requests.last?.headers["authorization"] == "Bearer token-2")
            }
        }
    }

    @Test("403: the permission that is missing, of whom, and how to give it")
    func forbidden() async throws {
        try await FakeAPIServer.run { server in
            server.answer(try .recording("forbidden.json", status: 403))
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(
                    follower.seen.value.failures[0].description
                        == "403: system:serviceaccount:default:nobody may not list pods in namespace default; to permit "
                        + "it: kubectl create role promdiscovery-pods -n default --verb=list,watch --resource=pods && "
                        + "kubectl create rolebinding promdiscovery-pods -n default --role=promdiscovery-pods "
                        + "--serviceaccount=default:nobody"
                )
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
            }
        }
    }

    @Test("an answer of whoever stands before the API server, such as a load balancer: what HTTP calls it")
    func noStatus() async throws {
        try await FakeAPIServer.run { server in
            server.answer(FakeAnswer(status: 502), to: { $0.isWatch })
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures[0].description == "502: Bad Gateway")
                await follower.skipWait()
                await server.cluster.whenWatched(by: 1)
                #expect(server.requests.map { $0.query["resourceVersion"] } == ["0", "1000", "1000"])
            }
        }
    }

    @Test("a selector that the server does not understand: its words")
    func badSelector() async throws {
        try await FakeAPIServer.run { server in
            server.answer(try .recording("bad-selector.json", status: 400))
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(
                    follower.seen.value.failures[0].description
                        == "400: unable to parse requirement: found '=', expected: identifier"
                )
            }
        }
    }

    @Test("a certificate of an unknown authority: named, with the file; trusted once the file is replaced")
    func unknownAuthority() async throws {
        try await FakeAPIServer.run { server in
            let account = try ServiceAccountFolder(authority: "elsewhere")
            try await Follower.run(server, account: account) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(
                    follower.seen.value.failures[0].description
                        == "the certificate of 127.0.0.1:\(server.port) is not trusted: unknown authority, or out of "
                        + "date; expected one that is signed by \(account.path)/ca.crt and names this address"
                )
                try account.setAuthority("ca")
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
            }
        }
    }

    @Test("a certificate for another address is not trusted")
    func wrongAddress() async throws {
        try await FakeAPIServer.run(certificate: .elsewhere) { server in
            try await Follower.run(server) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures[0].description.contains("it does not name this address"))
            }
        }
    }

    @Test(
        "an authority without the root above it is trusted, as Kubernetes's own clients trust it, within its dates",
        arguments: ["ca", "intermediate-expired"]
    )
    func intermediateAuthority(next: String) async throws {
        try await FakeAPIServer.run(certificate: .below) { server in
            let account = try ServiceAccountFolder(authority: "intermediate")
            try await Follower.run(server, account: account) { follower in
                await follower.whenSeen { $0.reports.count == 2 || !$0.failures.isEmpty }
                #expect(follower.seen.value.failures.isEmpty)
                try account.setAuthority(next)
                server.cluster.bookmark("pods")
                await follower.whenSeen { $0.reports.count == 3 || !$0.failures.isEmpty }
                server.cluster.endWatches()
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(follower.seen.value.failures[0].description.contains("is not trusted: unknown authority"))
            }
        }
    }

    @Test("files of the service account that go, and come back")
    func files() async throws {
        try await FakeAPIServer.run { server in
            let account = try ServiceAccountFolder()
            try account.remove("token")
            try await Follower.run(server, account: account) { follower in
                await follower.whenSeen { !$0.failures.isEmpty }
                #expect(
                    follower.seen.value.failures
                        == [.unusableFile(path: "\(account.path)/token", reason: "no such file")]
                )
                try account.write("token-1", to: "token")
                await follower.skipWait()
                await follower.whenSeen { !$0.changes.isEmpty }
            }
        }
    }
}
