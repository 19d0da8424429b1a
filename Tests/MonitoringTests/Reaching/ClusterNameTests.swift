import Testing

@testable import Monitoring

@Suite("Which addresses are a cluster's")
struct ClusterNameTests {
    @Test(
        "a host is what Kubernetes's DNS makes of it",
        arguments: [
            ("metrics-server-1", .service("metrics-server-1", namespace: nil)),
            ("Web.Shop.SVC.cluster.local.", .service("web", namespace: "shop")),
            ("web.shop.svc", .service("web", namespace: "shop")),
            ("web.shop.svc.k8s.example.com", .service("web", namespace: "shop")),
            ("web.shop", .perhaps("web", namespace: "shop")),
            ("example.com", .perhaps("example", namespace: "com")),
            ("db-0.db.shop.svc.cluster.local", .pod("db-0", namespace: "shop")),
            ("10-244-0-7.shop.pod.cluster.local", .address("10.244.0.7")),
            ("10.244.0.7", .address("10.244.0.7")), ("172.31.0.1", .address("172.31.0.1")),
            ("192.168.1.1", .address("192.168.1.1")), ("100.64.3.2", .address("100.64.3.2")),
            ("fd00::1", .address("fd00::1")),
            ("localhost", .outside), ("db.localhost", .outside), ("127.0.0.1", .outside), ("::1", .outside),
            ("172.32.0.1", .outside), ("8.8.8.8", .outside), ("2001:db8::1", .outside), ("fe80::1", .outside),
            ("www.example.com", .outside), ("-web", .outside), ("a_b", .outside), ("", .outside), ("a..svc", .outside),
            ("x;rm.default.svc", .outside),
        ] as [(String, ClusterName)])
    func names(host: String, meaning: ClusterName) {
        #expect(ClusterName(host) == meaning)
    }

    @Test(
        "what cannot be reached and looks like a cluster's says which options help",
        arguments: [
            (
                "web.default.svc.cluster.local", .noSuchHost("web.default.svc.cluster.local"),
                "no such host: web.default.svc.cluster.local: a name inside a cluster: --kubectl or --connect-to reaches it "
                    + "from outside"
            ),
            (
                "web", .noSuchHost("web"),
                "no such host: web: if it is a name inside a cluster, --kubectl or --connect-to reaches it from outside"
            ),
            (
                "web.monitoring", .noSuchHost("web.monitoring"),
                "no such host: web.monitoring: if it is a name inside a cluster, --kubectl or --connect-to reaches it from "
                    + "outside"
            ),
            (
                "10.244.0.7", .timedOut(.seconds(5)),
                "timed out after 5 s: if it is an address inside a cluster, --kubectl or --connect-to reaches it from outside"
            ),
            ("no.such.host.example.com", .noSuchHost("no.such.host.example.com"), nil),
            ("exmaple.com", .noSuchHost("exmaple.com"), nil),
            ("10.244.0.7", .refused, nil), ("8.8.8.8", .timedOut(.seconds(5)), nil),
            ("localhost", .timedOut(.seconds(5)), nil),
        ] as [(String, FetchError, String?)])
    func hints(host: String, error: FetchError, text: String?) async {
        let destination = Destination(address: HostPort(host: host, port: 80))
        let judgement = await DirectDialling().judge(.failure(error), of: destination, over: nil)
        #expect(judgement == text.map { .means(.unreachable($0)) } ?? .stands)
    }

    @Test("a private address that answered before is slow, and nothing else")
    func answeredBefore() async {
        let dialling = DirectDialling()
        let destination = Destination(address: HostPort(host: "10.0.0.5", port: 9100))
        let answer = FetchResponse(status: 200, reason: "OK", headers: [], body: [])
        _ = await dialling.judge(.success(answer), of: destination, over: nil)
        #expect(await dialling.judge(.failure(.timedOut(.seconds(5))), of: destination, over: nil) == .stands)
    }
}
