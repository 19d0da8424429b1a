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
            url: "https://\(server.address)/", headers: [], timeout: .seconds(5), bodyLimit: 1000)
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
