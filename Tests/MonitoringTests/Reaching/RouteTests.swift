import Testing

@testable import Monitoring

@Suite("The API server's proxy")
struct RouteTests {
    private static let route = Route(
        HostPort(host: "127.0.0.1", port: 8001), prefix: "/api/v1/namespaces/shop/services/web:80/proxy")

    /// Dials everything through a proxy.
    private struct Proxied: Dialling {
        var route: Route

        func dial(_ destination: Destination) -> Route? { route }
    }

    @Test("a request goes to the proxy's own name, with its query and without the target's credentials")
    func request() async throws {
        try await TestServer.run { _ in
            .ok("a 1")
        } _: { server in
            var route = Self.route
            route.address.port = server.port
            let fetcher = HTTPFetcher(dialling: Proxied(route: route))
            var configuration = HTTPClientConfiguration()
            configuration.credentials = .authorization(type: "Bearer", .text("secret"))
            let request = FetchRequest(
                url: "https://web.shop.svc:80/metrics2?a=b&c=d%20e", headers: [("Accept", "text/plain")],
                timeout: .seconds(30), bodyLimit: 1000)
            _ = try await fetcher.get(request, configuration)
            await fetcher.shutdown()
            #expect(
                server.requests.map(\.target) == [
                    "/api/v1/namespaces/shop/services/web:80/proxy/metrics2?a=b&c=d%20e"
                ])
            #expect(server.requests.first?.headers["host"] == "127.0.0.1:\(server.port)")
            #expect(server.requests.first?.headers["authorization"] == nil)
        }
    }

    @Test(
        "a redirect that the proxy has rewritten leads where the target meant",
        arguments: [
            ("/api/v1/namespaces/shop/services/web:80/proxy/new?x=1", "/new?x=1"),
            ("http://127.0.0.1:8001/api/v1/namespaces/shop/services/web:80/proxy", "/"),
            ("http://other.example.com/new", "http://other.example.com/new"),
        ])
    func redirect(location: String, meant: String) {
        #expect(Self.route.location(location) == meant)
    }

    @Test(
        "what the API server or kubectl says is told apart from what the target says",
        arguments: [
            (
                403,
                #"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"services \"web\" is forbidden"}"#,
                "services \"web\" is forbidden"
            ),
            (
                503, #"{"kind":"Status","message":"no endpoints available for service \"web\""}"#,
                "no endpoints available"
            ),
            (
                500, "dial tcp 127.0.0.1:6443: connect: connection refused\n",
                "Unable to connect to the server: dial tcp 127.0.0.1:6443"
            ),
            (404, "404 page not found", nil), (500, #"{"kind":"Oops","message":"m"}"#, nil), (503, "", nil),
            (200, #"{"kind":"Status","message":"m"}"#, nil),
        ] as [(Int, String, String?)])
    func answers(status: Int, body: String, reason: String?) {
        let response = FetchResponse(status: status, reason: "", headers: [], body: Array(body.utf8))
        let error = ProxyAnswer.reason(response)?.description
        #expect((error == nil) == (reason == nil))
        if let reason { #expect(error?.hasPrefix("kubectl proxy: \(reason)") == true, "\(error ?? "")") }
    }

    @Test("an address is the running pod's that has it; of several on one host, of the one that declares the port")
    func addresses() throws {
        let list = try ObjectList(
            json: Array(
                """
                {"kind": "List", "items": [
                  {"metadata": {"name": "done", "namespace": "a"}, "status": {"podIP": "10.0.0.1", "phase": "Succeeded"}},
                  {"metadata": {"name": "proxy", "namespace": "a"}, "status": {"podIP": "10.0.0.1", "phase": "Running"}},
                  {"metadata": {"name": "node", "namespace": "b"}, "status": {"podIP": "10.0.0.1", "phase": "Running"},
                   "spec": {"containers": [{}, {"ports": [{"containerPort": 9100}]}]}},
                  {"metadata": {"name": "--evil", "namespace": "b"}, "status": {"podIP": "10.0.0.2", "phase": "Running"}}
                ]}
                """.utf8))
        #expect(list.pod(withAddress: "10.0.0.1", port: 9100)?.name == "node")
        #expect(list.pod(withAddress: "10.0.0.1", port: 80)?.name == "proxy")
        #expect(list.pod(withAddress: "10.0.0.2", port: 80)?.name == nil)
        #expect(list.pod(withAddress: "10.0.0.3", port: 80)?.name == nil)
    }
}
