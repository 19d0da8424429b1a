import Testing

@testable import Servers

/// Requests that no client library sends, against the built server.
@Suite(.serialized, .blocking, .timeLimit(.minutes(2))) struct RefusedRequestTests {
    private static let long = String(repeating: "a", count: 200_000)
    private static let many = (0..<300).map { "X\($0): 1\r\n" }.joined()

    /// Each answer of a connection: its status line, and its body.
    private static func answers(_ text: String) -> [String] {
        text.components(startingWith: "HTTP/1.1 ").map { answer in
            let status = answer.prefix { $0 != "\r\n" }.dropFirst(9)
            let body = answer.firstRange(of: "\r\n\r\n").map { answer[$0.upperBound...] } ?? ""
            return "\(status.prefix(3)) \(body.prefix(300))"
        }
    }

    @Test("what is refused is refused with its status, in one line, and counted; then the connection ends")
    func refused() throws {
        let tooLarge = "431 the head of the request is too large: at most 32768 bytes and 256 fields\n"
        let unknown = "405 no method of HTTP that is known here: use GET or HEAD\n"
        let host = "400 expected one Host field in the head of the request\n"
        let cases: [(String, [String])] = [
            ("GET /\(Self.long) HTTP/1.1\r\nHost: x\r\n\r\n", [tooLarge]),
            ("GET /health HTTP/1.1\r\nHost: x\r\nX: \(Self.long)\r\n\r\n", [tooLarge]),
            ("GET /health HTTP/1.1\r\nHost: x\r\n\(Self.many)\r\n", [tooLarge]),
            ("BREW /health HTTP/1.1\r\nHost: x\r\n\r\n", [unknown]), ("get / HTTP/1.1\r\nHost: x\r\n\r\n", [unknown]),
            ("GET /health HTTP/2.0\r\nHost: x\r\n\r\n", ["505 expected version 1.1 or 1.0 of HTTP\n"]),
            ("GET /health HTTP/1.1\r\n\r\n", [host]),
            ("GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", [host]),
            (
                "GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                ["400 no valid HTTP request: invalid character in content-length header\n"]
            ),
            // After what came before it, in its order.
            (
                "GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
                [#"200 {"status":"healthy"}"#, host]
            ),
        ]
        let server = try ServerProcess(["metrics", "--port", "0"])
        let port = try #require(server.port())
        for (request, expected) in cases {
            let connection = try RawConnection(port: port)
            connection.write(request)
            let text = connection.read()
            #expect(Self.answers(text) == expected, "\(request.prefix(60))")
            #expect(text.components(startingWith: "HTTP/1.1 ").last?.contains("\r\nConnection: close\r\n") == true)
            if expected == [unknown] { #expect(text.contains("\r\nAllow: GET, HEAD\r\n")) }
        }
        let counts = try RawConnection.get("/metrics", port: port).split(separator: "\n").filter {
            $0.hasPrefix(#"promwave_http_requests_total{code="4"#)
                || $0.hasPrefix(#"promwave_http_requests_total{code="5"#)
        }
        #expect(
            counts == [
                #"promwave_http_requests_total{code="400",path="other"} 4"#,
                #"promwave_http_requests_total{code="405",path="other"} 2"#,
                #"promwave_http_requests_total{code="431",path="other"} 3"#,
                #"promwave_http_requests_total{code="505",path="other"} 1"#,
            ]
        )
    }

    /// As HTTP allows them, and as clients send them.
    private static let unusual: [(String, [String])] = {
        let healthy = #"200 {"status":"healthy"}"#
        let (notAllowed, notFound) = (
            "405 method not allowed: use GET or HEAD\n", "404 not found: see / for what is here\n"
        )
        func get(_ target: String, _ fields: String = "") -> String {
            "GET \(target) HTTP/1.1\r\nHost: x\r\n\(fields)\r\n"
        }
        let close = "Connection: close\r\n"
        return [
            (get("/health") + get("/nope") + get("/health", close), [healthy, notFound, healthy]),
            ("\r\n\r\n" + get("/health", close), [healthy]),
            // The parser reads nothing behind such a wish: the connection ends, or the next request would wait for ever.
            (get("/health", "Connection: Upgrade\r\nUpgrade: h2c\r\n"), [healthy]),
            // Nobody reads a body, and a client may wait to be asked for it.
            (get("/health", "Expect: 100-continue\r\nContent-Length: 3\r\n"), [healthy]),
            (get("/health", "Transfer-Encoding: chunked\r\n") + "zz\r\nabc", [healthy]),
            ("POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", [notAllowed]),
            ("CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", [notAllowed]),
            ("OPTIONS * HTTP/1.1\r\nHost: x\r\n\(close)\r\n", [notAllowed]),
            (get("http://x/health?a=b", close), [healthy]), (get("/h%65alth", close), [healthy]),
            (get("/h%zz", close), [notFound]), (get("//health", close), [notFound]),
            ("GET /health HTTP/1.0\r\n\r\n", [healthy]),
            ("HEAD /health HTTP/1.0\r\n\r\n", ["200 "]), ("HEAD /nope HTTP/1.0\r\n\r\n", ["404 "]),
        ]
    }()

    @Test("what HTTP allows is answered, once for each request, and ends where it should")
    func allowed() throws {
        let server = try ServerProcess(["metrics", "--port", "0"])
        let port = try #require(server.port())
        for (request, expected) in Self.unusual {
            let connection = try RawConnection(port: port)
            connection.write(request)
            let text = connection.read()
            #expect(Self.answers(text) == expected, "\(request)")
            #expect(connection.hasEnded, "it does not end: \(request)")
            #expect(text.lowercased().contains("connection: close"))
        }
    }

    @Test("a client of HTTP/1.0 that wants to keep its connection is told that it may")
    func keepAlive() throws {
        let server = try ServerProcess(["metrics", "--port", "0"])
        let connection = try RawConnection(port: try #require(server.port()))
        for _ in 1...2 {
            connection.write("GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(connection.read(until: #""healthy"}"#).contains("\r\nConnection: keep-alive\r\n"))
        }
    }
}

extension String {
    /// The parts of a text that begin with another.
    fileprivate func components(startingWith start: String) -> [Substring] {
        let starts = ranges(of: start).map(\.lowerBound)
        return zip(starts, starts.dropFirst() + [endIndex]).map { self[$0..<$1] }
    }
}
