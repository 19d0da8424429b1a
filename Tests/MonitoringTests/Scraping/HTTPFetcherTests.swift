import Prometheus
import Testing

@testable import Monitoring

@Suite("One GET", .timeLimit(.minutes(1)))
struct HTTPFetcherTests {
    private func get(
        _ url: String,
        timeout: Duration = .seconds(30),
        bodyLimit: Int = 1 << 20,
        configuration: HTTPClientConfiguration = .init(),
        dialling: any Dialling = DirectDialling()
    ) async -> Result<FetchResponse, FetchError> {
        let fetcher = HTTPFetcher(dialling: dialling)
        let request = FetchRequest(
            url: url, headers: [("Accept", "text/plain")], timeout: timeout, bodyLimit: bodyLimit, allowsGzip: true)
        let result: Result<FetchResponse, FetchError>
        do throws(FetchError) {
            result = .success(try await fetcher.get(request, configuration))
        } catch {
            result = .failure(error)
        }
        await fetcher.shutdown()
        return result
    }

    private func error(_ result: Result<FetchResponse, FetchError>) -> String {
        switch result {
        case .success(let response): "HTTP \(response.status)"
        case .failure(let error): "\(error)"
        }
    }

    @Test(
        "a server's faults come as words, and never as a Swift value",
        arguments: [
            ([.close], "the server closed the connection without an answer"),
            ([.text("HTTP/1.1 200 OK\r\nContent-Le"), .close], "the server closed the connection without an answer"),
            (
                [.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), .close],
                "the server closed the connection half-way, after 3 bytes of the body"
            ),
            (
                [.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), .close],
                "the server closed the connection half-way, after 3 bytes of the body"
            ),
            ([.text("SSH-2.0-OpenSSH_9.2\r\n")], "not a valid HTTP answer: invalid constant string"),
            (
                [.text("HTTP/1.1 000 x\r\nContent-Length: 2\r\n\r\nab")],
                "not a valid HTTP answer: its status is 0"
            ),
            ([.text("HTTP/1.1 099 x\r\n\r\nab"), .close], "not a valid HTTP answer: its status is 99"),
            (
                [.text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")],
                "not a valid HTTP answer: its status is 101"
            ),
            (
                [.text("HTTP/1.1 200 OK\nContent-Length: 0\n\n")],
                "not a valid HTTP answer: its header is not as HTTP wants it (lines end with CR LF)"
            ),
            (
                [.text("HTTP/1.1 200 OK\r\nX: "), .endless(Array("header".utf8))],
                "not a valid HTTP answer: the header is too large (over 80 KiB)"
            ),
            (
                [.text("HTTP/1.1 200 OK\r\n\r\n"), .endless(Array("a 1\n".utf8))],
                "the body is too large: it reached the limit of 1048576 bytes"
            ),
            (
                [.text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain")],
                "the body is not valid gzip"
            ),
        ] as [([TestServer.Step], String)])
    func faults(_ answer: [TestServer.Step], _ words: String) async throws {
        try await TestServer.run { _ in
            answer
        } _: { server in
            #expect(error(await get("http://\(server.address)/", timeout: .seconds(30))) == words)
        }
    }

    @Test(
        "the timeout holds for the head and for the body",
        arguments: [
            [.hang], [.text("HTTP/1.1 200 OK\r\n"), .hang],
            [.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), .hang],
        ] as [[TestServer.Step]])
    func hangs(_ answer: [TestServer.Step]) async throws {
        try await TestServer.run { _ in
            answer
        } _: { server in
            #expect(
                error(await get("http://\(server.address)/", timeout: .milliseconds(300))) == "timed out after 300 ms")
        }
    }

    @Test(
        "an address that cannot be reached is named as Prometheus's users know it",
        arguments: [
            ("http://127.0.0.1:1/", "connection refused"),
            ("http://no-such-host.invalid/", "no such host: no-such-host.invalid"),
            ("http://[::1/", "invalid URL \"http://[::1/\": \"[\" without \"]\""),
            ("http://a:99999/", "invalid URL \"http://a:99999/\": \"99999\" is not a port (1 to 65535)"),
            ("ftp://a/", "invalid URL \"ftp://a/\": the scheme is \"ftp\", not http or https"),
            ("http:///metrics", "invalid URL \"http:///metrics\": \"\" is not a host"),
            ("http://:/", "invalid URL \"http://:/\": \":\" is not a host"),
            ("http://host:80%3Fx=1/", "invalid URL \"http://host:80%3Fx=1/\": \"80%3Fx=1\" is not a port (1 to 65535)"),
            ("http://a b:80/", "invalid URL \"http://a b:80/\": \"a b:80\" is not a host"),
        ])
    func unreachable(_ url: String, _ words: String) async {
        #expect(error(await get(url)) == words)
    }

    @Test("a port without a host is one of this machine, as Go dials")
    func portAlone() async throws {
        try await TestServer.run { _ in
            .ok("a 1\n")
        } _: { server in
            _ = try await get("http://:\(server.port)/").get()
            #expect(server.requests.map { $0.headers["host"] } == [":\(server.port)"])
        }
    }

    @Test("a user in an address never becomes credentials, nor is cut off")
    func userInAddress() async throws {
        try await TestServer.run { _ in
            .ok("a 1\n")
        } _: { server in
            let words = error(await get("http://u%40\(server.address)/"))
            #expect(words.hasPrefix("no such host: "))
            #expect(server.requests.isEmpty)
        }
    }

    @Test("a connection is kept and used again")
    func keepAlive() async throws {
        try await TestServer.run { _ in
            .ok("a 1\n")
        } _: { server in
            let fetcher = HTTPFetcher()
            let request = FetchRequest(
                url: "http://\(server.address)/metrics?a=b", headers: [], timeout: .seconds(30), bodyLimit: 100)
            for _ in 0..<3 { _ = try await fetcher.get(request, HTTPClientConfiguration()) }
            await fetcher.shutdown()
            #expect(server.requests.map(\.connection) == [0, 0, 0])
            #expect(server.requests.map(\.target) == ["/metrics?a=b", "/metrics?a=b", "/metrics?a=b"])
        }
    }

    @Test(
        "path and query go out as they stand in the URL",
        arguments: ["/a%3Fb%20c?d=e+f&g=%2F", "//a//b/", "/a;b,c:d@e=f&g$h~i", "/%C3%A9?%22"])
    func path(_ path: String) async throws {
        try await TestServer.run { _ in
            .ok("a 1\n")
        } _: { server in
            _ = try await get("http://\(server.address)\(path)").get()
            #expect(server.requests.map(\.target) == [path])
        }
    }

    @Test("a kept connection that the server has closed meanwhile is no error")
    func staleConnection() async throws {
        try await TestServer.run { request in
            request.connection == 0 ? .ok("a 1\n") + [.close] : .ok("a 2\n")
        } _: { server in
            let fetcher = HTTPFetcher()
            let request = FetchRequest(
                url: "http://\(server.address)/", headers: [], timeout: .seconds(30), bodyLimit: 100)
            let first = try await fetcher.get(request, HTTPClientConfiguration())
            let second = try await fetcher.get(request, HTTPClientConfiguration())
            await fetcher.shutdown()
            #expect([first.body, second.body].map { String(decoding: $0, as: UTF8.self) } == ["a 1\n", "a 2\n"])
        }
    }

    @Test("connections that the server closes without a word cost no answer, however many are kept")
    func closedByTheServer() async throws {
        try await TestServer.run { _ in
            .ok("a 1\n") + [.close]
        } _: { server in
            let fetcher = HTTPFetcher()
            let request = FetchRequest(
                url: "http://\(server.address)/", headers: [], timeout: .seconds(30), bodyLimit: 100)
            for _ in 0..<5 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<64 {
                        group.addTask { _ = try await fetcher.get(request, HTTPClientConfiguration()) }
                    }
                    try await group.waitForAll()
                }
            }
            await fetcher.shutdown()
        }
    }

    @Test("a gzip bomb stops at the limit of the body")
    func bomb() async throws {
        let bomb = try Fixture.bytes("bodies/ten-mebibytes-of-zeros.gz")
        try await TestServer.run { _ in
            [
                .text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"),
                .bytes(bomb),
            ]
        } _: { server in
            let result = await get("http://\(server.address)/")
            #expect(error(result) == "the body is too large: it reached the limit of 1048576 bytes")
            let whole = try await get("http://\(server.address)/", bodyLimit: 11 << 20).get()
            #expect(whole.body.count == 10 << 20)
        }
    }
}
