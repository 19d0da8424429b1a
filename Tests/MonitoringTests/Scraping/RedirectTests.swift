import Prometheus
import Testing

@testable import Monitoring

@Suite("Redirects and credentials", .timeLimit(.minutes(1)))
struct RedirectTests {
    private func get(
        _ url: String,
        _ change: (inout HTTPClientConfiguration) -> Void = { _ in }
    ) async throws -> FetchResponse {
        var configuration = HTTPClientConfiguration()
        change(&configuration)
        let request = FetchRequest(url: url, headers: [], timeout: .seconds(30), bodyLimit: 1000)
        return try await HTTPFetcher().get(request, configuration)
    }

    private func redirect(_ location: String, _ status: String = "302 Found") -> [TestServer.Step] {
        .status(status, "moved", headers: ["Location: \(location)"])
    }

    @Test(
        "a redirect is followed, relative to where it stands",
        arguments: [
            "301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect",
        ])
    func follows(_ status: String) async throws {
        try await TestServer.run { request in
            switch request.target {
            case "/a/b": redirect("../c?d=e", status)
            default: .ok(request.target)
            }
        } _: { server in
            let response = try await get("http://\(server.address)/a/b")
            #expect(String(decoding: response.body, as: UTF8.self) == "/c?d=e")
        }
    }

    @Test("with follow_redirects: false the redirect is the answer")
    func disallowed() async throws {
        try await TestServer.run { _ in
            redirect("/x")
        } _: { server in
            let response = try await get("http://\(server.address)/") { $0.followRedirects = false }
            #expect(response.statusLine == "302 Found")
        }
    }

    @Test("a redirect loop ends after ten requests, in words")
    func loop() async throws {
        try await TestServer.run { _ in
            redirect("/again")
        } _: { server in
            let again = "http://\(server.address)/again"
            await #expect(throws: FetchError.tooManyRedirects(10, last: again)) {
                try await get("http://\(server.address)/")
            }
            #expect(server.requests.count == 10)
        }
    }

    @Test("credentials go along on the same server, and never to another")
    func credentials() async throws {
        try await TestServer.run { request in
            .ok(request.headers["authorization"] ?? "none")
        } _: { other in
            try await TestServer.run { request in
                switch request.target {
                case "/here": redirect("/final")
                case "/there": redirect("http://\(other.address)/")
                default: .ok(request.headers["authorization"] ?? "none")
                }
            } _: { server in
                for (path, sent) in [("/final", "Bearer s3cret"), ("/here", "Bearer s3cret"), ("/there", "none")] {
                    let response = try await get("http://\(server.address)\(path)") {
                        $0.credentials = .authorization(type: "Bearer", .text("s3cret"))
                    }
                    #expect(String(decoding: response.body, as: UTF8.self) == sent)
                }
            }
        }
    }

    @Test(
        "who may see the credentials of another URL",
        arguments: [
            ("http://a/x", "http://a/", true), ("http://A:80/", "http://a/", true), ("https://a/", "http://a/", true),
            ("http://a/", "https://a/", false), ("https://a/", "http://a:8080/", false),
            ("http://a:81/", "http://a/", false), ("http://b/", "http://a/", false),
            ("http://a.b/", "http://b/", false),
        ])
    func sight(_ next: String, _ first: String, isGood: Bool) throws {
        #expect(try HTTPURL(next).maySeeCredentials(of: HTTPURL(first)) == isGood)
    }

    @Test("credentials in a URL are sent where none are configured, and their password is not shown")
    func inURL() async throws {
        try await TestServer.run { request in
            .ok(request.headers["authorization"] ?? "none")
        } _: { server in
            let url = "http://Aladdin:open%20sesame@\(server.address)/"
            #expect(
                String(decoding: try await get(url).body, as: UTF8.self) == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
            let configured = try await get(url) { $0.credentials = .authorization(type: "Bearer", .text("t")) }
            #expect(String(decoding: configured.body, as: UTF8.self) == "Bearer t")
            let discovery = DiscoveryConfiguration.http(url: url, refreshInterval: .seconds(1), .init())
            #expect(discovery.source == "http://Aladdin:***@\(server.address)/")
            await #expect(throws: FetchError.invalidURL("http://u:***@h:x/", "\"x\" is not a port (1 to 65535)")) {
                try await get("http://u:p@h:x/")
            }
        }
    }

    @Test("basic credentials are encoded; a secret in a file is read each time, without the space around it")
    func secrets() async throws {
        try await TestServer.run { request in
            .ok(request.headers["authorization"] ?? "none")
        } _: { server in
            let url = "http://\(server.address)/"
            let basic = try await get(url) {
                $0.credentials = .basic(username: .text("Aladdin"), password: .text("open sesame"))
            }
            #expect(String(decoding: basic.body, as: UTF8.self) == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
            let file = try await get(url) {
                $0.credentials = .authorization(type: "Bearer", .file(path: Fixture.path("bodies/token.txt")))
            }
            #expect(String(decoding: file.body, as: UTF8.self) == "Bearer token-from-a-file")
            let missing = FetchError.unreadable(path: "/no/such/token", reason: "no such file or directory")
            await #expect(throws: missing) {
                try await get(url) { $0.credentials = .authorization(type: "Bearer", .file(path: "/no/such/token")) }
            }
        }
    }

    private struct Elsewhere: Dialling {
        let address: HostPort

        func dial(_ destination: Destination) -> Route? {
            destination.address.host == "metrics.test" ? Route(address) : nil
        }
    }

    @Test("a connection may go elsewhere; the Host header stays what the URL says")
    func dialling() async throws {
        try await TestServer.run { request in
            .ok(request.headers["host"] ?? "")
        } _: { server in
            let fetcher = HTTPFetcher(dialling: Elsewhere(address: HostPort(host: "127.0.0.1", port: server.port)))
            let request = FetchRequest(
                url: "http://metrics.test/metrics2", headers: [], timeout: .seconds(30), bodyLimit: 1000)
            let response = try await fetcher.get(request, HTTPClientConfiguration())
            #expect(String(decoding: response.body, as: UTF8.self) == "metrics.test")
            #expect(response.dialled == HostPort(host: "127.0.0.1", port: server.port))
        }
    }
}
