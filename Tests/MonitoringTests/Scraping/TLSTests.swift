import NIOSSL
import Prometheus
import Testing

@testable import Monitoring

@Suite("TLS", .timeLimit(.minutes(1)))
struct TLSTests {
    private func context(_ name: String = "server", wantsClient: Bool = false) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMFile(Fixture.path("tls/\(name).pem"))
        let key = try NIOSSLPrivateKey(file: Fixture.path("tls/\(name).key"), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        if wantsClient {
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .file(Fixture.path("tls/ca.pem"))
        }
        return try NIOSSLContext(configuration: configuration)
    }

    private func get(_ server: TestServer, _ change: (inout HTTPClientConfiguration.TLS) -> Void) async -> String {
        var configuration = HTTPClientConfiguration()
        change(&configuration.tls)
        let request = FetchRequest(
            url: "https://\(server.address)/", headers: [], timeout: .seconds(30), bodyLimit: 100 << 20)
        do throws(FetchError) {
            return String(decoding: try await HTTPFetcher().get(request, configuration).body, as: UTF8.self)
        } catch {
            return "\(error)"
        }
    }

    private let authority = Fixture.path("tls/ca.pem")

    @Test("a certificate of the configured authority is trusted, an unknown one is not, unless told so")
    func trust() async throws {
        try await TestServer.run(tls: context()) { _ in
            .ok("a 1\n")
        } _: { server in
            #expect(await get(server) { $0.caFile = authority } == "a 1\n")
            #expect(
                await get(server) { _ in }
                    == "TLS: the server's certificate is not trusted (unknown authority, or out of date)")
            #expect(await get(server) { $0.insecureSkipVerify = true } == "a 1\n")
        }
    }

    @Test("the certificate must name the host, or the configured server_name")
    func names() async throws {
        try await TestServer.run(tls: context("elsewhere")) { request in
            .ok(request.headers["host"] ?? "")
        } _: { server in
            let unnamed = await get(server) { $0.caFile = authority }
            #expect(unnamed == "TLS: the server's certificate is not valid for 127.0.0.1")
            let named = await get(server) {
                $0.caFile = authority
                $0.serverName = "elsewhere.test"
            }
            #expect(named == server.address)
            let wrong = await get(server) {
                $0.caFile = authority
                $0.serverName = "other.test"
            }
            #expect(wrong == "TLS: the server's certificate is not valid for other.test")
        }
    }

    @Test("a client certificate is shown where the server wants one")
    func client() async throws {
        try await TestServer.run(tls: context(wantsClient: true)) { _ in
            .ok("a 1\n")
        } _: { server in
            let shown = await get(server) {
                $0.caFile = authority
                $0.certificateFile = Fixture.path("tls/client.pem")
                $0.keyFile = Fixture.path("tls/client.key")
            }
            #expect(shown == "a 1\n")
            #expect(await get(server) { $0.caFile = authority } == "TLS: the server wants a client certificate")
        }
    }

    @Test(
        "a connection that ends without a close_notify ends a body that has no other end, as Go sees it",
        arguments: [
            ("", "a 1\n", "a 1\n"),
            ("Content-Length: 4\r\n", "a 1\n", "a 1\n"),
            (
                "Content-Length: 5\r\n", "a 1\n",
                "the server closed the connection half-way, after 4 bytes of the body"
            ),
            (
                "Transfer-Encoding: chunked\r\n", "4\r\na 1\n\r\n",
                "the server closed the connection half-way, after 4 bytes of the body"
            ),
        ])
    func noCloseNotify(header: String, body: String, result: String) async throws {
        try await TestServer.run(tls: context()) { _ in
            [.text("HTTP/1.1 200 OK\r\n\(header)\r\n\(body)"), .cut]
        } _: { server in
            #expect(await get(server) { $0.caFile = authority } == result)
        }
    }

    @Test("of a large body that ends without a close_notify, nothing is lost")
    func largeBodyWithoutCloseNotify() async throws {
        let body = (0..<1_000_000).map { "a{n=\"\($0)\"} 1\n" }.joined()
        try await TestServer.run(tls: context()) { _ in
            [.text("HTTP/1.0 200 OK\r\n\r\n\(body)"), .cut]
        } _: { server in
            let read = await get(server) { $0.caFile = authority }
            #expect(read.utf8.count == 15_888_890)
            #expect((read == body) as Bool)
        }
    }

    @Test("a server that ends the connection without an answer is said to be so, with a close_notify or without")
    func noAnswer() async throws {
        for end in [TestServer.Step.cut, .close] {
            try await TestServer.run(tls: context()) { _ in
                [end]
            } _: { server in
                #expect(
                    await get(server) { $0.caFile = authority } == "the server closed the connection without an answer")
            }
        }
    }

    @Test("https where http is spoken says so")
    func plain() async throws {
        try await TestServer.run(greeting: .status("400 Bad Request") + [.close]) { _ in
            []
        } _: { server in
            #expect(
                await get(server) { $0.caFile = authority } == "TLS: the server does not speak TLS here (plain http?)")
        }
    }

    @Test("a file that is missing or no PEM is named")
    func files() async throws {
        try await TestServer.run(tls: context()) { _ in
            .ok("a 1\n")
        } _: { server in
            #expect(
                await get(server) { $0.caFile = "/no/ca.pem" } == "cannot read /no/ca.pem: no such file or directory")
            let token = Fixture.path("bodies/token.txt")
            #expect(await get(server) { $0.caFile = token } == "TLS: \(token) holds no certificate in PEM")
        }
    }
}
