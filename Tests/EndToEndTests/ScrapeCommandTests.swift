import Foundation
import Testing

extension EndToEndTests {
    @Suite("promwave scrape")
    struct ScrapeCommandTests {
        private static let openMetrics = "application/openmetrics-text; version=1.0.0"
        /// What Go's client can send, Prometheus takes, and the specification forbids.
        private static let clash = """
            # TYPE go_memstats_alloc_bytes gauge
            go_memstats_alloc_bytes 1
            # TYPE go_memstats_alloc_bytes_total counter
            go_memstats_alloc_bytes_total 2
            # EOF

            """

        @Test("writes the samples of a URL, as text or a JSON object a line")
        func samples() async throws {
            try await ScriptedServer.run { request in
                request["Accept"].hasPrefix("text/plain")
                    ? .metrics("# TYPE a gauge\na{b=\"c\"} 1\na{b=\"d\"} NaN 5000\n")
                    : .openMetrics("# TYPE a counter\na_total{b=\"c\"} 1 # {id=\"x\"} 0.5\n# EOF\n")
            } _: { server in
                let url = "http://127.0.0.1:\(server.port)/metrics"
                let asked = try await Promwave.run(["scrape", url])
                #expect(asked.output == "a_total{b=\"c\"} 1\n")
                #expect(asked.status == .code(0))
                let text = try await Promwave.run(["scrape", url, "--accept", "text"])
                #expect(text.output == "a{b=\"c\"} 1\na{b=\"d\"} NaN 5000\n")
                let json = try await Promwave.run(["scrape", url, "--format", "json"])
                let exemplar = #"{"labels":{"id":"x"},"value":"0.5"}"#
                #expect(
                    json.output == #"{"labels":{"__name__":"a_total","b":"c"},"value":"1","type":"counter","exemplar":"#
                        + exemplar + "}\n")
            }
        }

        @Test("reads a body from standard input")
        func standardInput() async throws {
            let text = try await Promwave.run(["scrape", "-"], input: "a 1\nb 0x1\n")
            #expect(text.status == .code(1))
            #expect(text.output == "")
            #expect(text.complaints.first?.hasPrefix("standard input: line 2, column 3: “0x1” is not a number") == true)
            let counter = "# TYPE a counter\na_total 1\n# EOF\n"
            let body = try await Promwave.run(["scrape", "-", "--content-type", Self.openMetrics], input: counter)
            #expect(body.output == "a_total 1\n")
        }

        @Test("refuses OpenMetrics that the specification forbids, and says what takes it all the same")
        func lenient() async throws {
            let arguments = ["scrape", "-", "--content-type", Self.openMetrics]
            let strict = try await Promwave.run(arguments, input: Self.clash)
            #expect(strict.status == .code(1))
            #expect(
                strict.complaints.first?.hasSuffix("(Prometheus lets it pass, and so does --openmetrics lenient)")
                    == true)
            let lenient = try await Promwave.run(arguments + ["--openmetrics", "lenient"], input: Self.clash)
            #expect(lenient.status == .code(0))
            #expect(lenient.output == "go_memstats_alloc_bytes 1\ngo_memstats_alloc_bytes_total 2\n")
        }

        @Test("a target that is down for strict OpenMetrics is up when it is read leniently")
        func lenientTarget() async throws {
            try await ScriptedServer.run { _ in
                .openMetrics(Self.clash)
            } _: { server in
                let arguments = ["targets", "--target", "http://127.0.0.1:\(server.port)/metrics"]
                let strict = try await Promwave.run(arguments)
                #expect(strict.status == .code(1))
                #expect(strict.output.contains("--openmetrics lenient"))
                let lenient = try await Promwave.run(arguments + ["--openmetrics", "lenient"])
                #expect(lenient.status == .code(0))
            }
        }

        @Test("sends credentials and headers, and to no other server")
        func credentials() async throws {
            try await ScriptedServer.run { request in
                .metrics(
                    "asked{authorization=\"\(request["Authorization"])\",tenant=\"\(request["X-Scope-OrgID"])\"} 1\n")
            } _: { other in
                try await ScriptedServer.run { request in
                    switch request.path {
                    case "/elsewhere": .redirect(to: "http://127.0.0.1:\(other.port)/")
                    default: .metrics("asked{by=\"\(request["Authorization"]) \(request["X-Scope-OrgID"])\"} 1\n")
                    }
                } _: { server in
                    try await withTemporaryDirectory { directory in
                        let (token, headers) = (
                            directory.appending(path: "token"), directory.appending(path: "headers")
                        )
                        try Data("s3cret\n".utf8).write(to: token)
                        try Data("X-Scope-OrgID: team-a\n".utf8).write(to: headers)
                        let url = "http://127.0.0.1:\(server.port)/metrics"
                        let bearer = try await Promwave.run(
                            ["scrape", url, "--bearer-token-file", token.path, "--header", "@\(headers.path)"])
                        #expect(bearer.output == "asked{by=\"Bearer s3cret team-a\"} 1\n")
                        let basic = try await Promwave.run(
                            ["scrape", url, "--user", "me", "--password-file", token.path])
                        #expect(basic.output == "asked{by=\"Basic bWU6czNjcmV0 \"} 1\n")
                        let elsewhere = try await Promwave.run(
                            [
                                "scrape", "http://127.0.0.1:\(server.port)/elsewhere", "--bearer-token-file",
                                token.path,
                                "--header", "X-Scope-OrgID: team-a",
                            ])
                        // Labels without a value are none.
                        #expect(elsewhere.output == "asked 1\n")
                    }
                }
            }
        }

        @Test("what has no end is ended by a limit, in words")
        func limits() async throws {
            try await withTemporaryDirectory { directory in
                let bomb = directory.appending(path: "bomb.gz")
                let made = try await Command.run(
                    "/bin/sh", ["-c", "head -c 300000000 /dev/zero | gzip -1 >'\(bomb.path)'"], within: .seconds(30))
                #expect(made.status == .code(0))
                let body = Array(try Data(contentsOf: bomb))
                try await ScriptedServer.run { request in
                    switch request.path {
                    case "/body": .flood(type: "text/plain", of: "# more\n", total: .max)
                    case "/head": .endlessHead
                    case "/bomb": .gzip(body: body)
                    case "/silence": .silence
                    default: .redirect(to: "/loop")
                    }
                } _: { server in
                    let reasons = [
                        ("/body", "the body is too large: it reached the limit of 268435456 bytes"),
                        ("/head", "not a valid HTTP answer: the header is too large (over 80 KiB)"),
                        ("/bomb", "the body is too large: it reached the limit of 268435456 bytes"),
                        ("/silence", "timed out after 700 ms"),
                        ("/loop", "stopped after 10 redirects, the last to http://127.0.0.1:\(server.port)/loop"),
                    ]
                    for (path, reason) in reasons {
                        let url = "http://127.0.0.1:\(server.port)\(path)"
                        let timeout = path == "/silence" ? "700ms" : "20s"
                        let answer = try await Promwave.run(
                            ["scrape", url, "--timeout", timeout], within: .seconds(25))
                        #expect(answer.complaints == ["\(url): \(reason)"])
                        #expect(answer.status == .code(1))
                        #expect(answer.output == "")
                    }
                }
            }
        }

        @Test(
            "wrong usage ends with 64 and a value that cannot be used with 78, before anything is asked",
            arguments: [
                (["scrape"], 64), (["scrape", "-", "--accept", "text"], 64), (["scrape", "-", "--user", "me"], 64),
                (["scrape", "http://a/", "--content-type", "text/plain"], 64),
                (["scrape", "http://a/", "--password-file", "x"], 64), (["scrape", "http://a/", "--cert", "x"], 64),
                (["scrape", "http://a/", "--openmetrics", "loose"], 64), (["scrape", "a:80"], 78),
                (["scrape", "http://127.0.0.1:1/", "--timeout", "5"], 78),
                (["scrape", "http://127.0.0.1:1/", "--header", "no header"], 78),
                (["scrape", "http://127.0.0.1:1/", "--bearer-token-file", "/no/such/file"], 78),
                (["scrape", "-", "--content-type", "text/html"], 78),
            ] as [([String], Int32)])
        func mistakes(arguments: [String], code: Int32) async throws {
            let answer = try await Promwave.run(arguments)
            #expect(answer.status == .code(code))
            #expect(answer.output == "")
            #expect(!answer.complaints.isEmpty)
        }
    }
}
