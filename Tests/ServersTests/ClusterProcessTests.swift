import FakeAPIServer
import FoundationEssentials
import Testing

@testable import Servers

/// The built discovery server, beside a fake API server.
@Suite(.serialized, .blocking, .timeLimit(.minutes(2))) struct ClusterProcessTests {
    static func environment(_ server: FakeAPIServer, _ account: ServiceAccountFolder) -> [String: String] {
        [
            "KUBERNETES_SERVICE_HOST": "127.0.0.1", "KUBERNETES_SERVICE_PORT": "\(server.port)",
            "SERVICE_ACCOUNT_PATH": account.path, "PORT": "0",
        ]
    }

    /// The body of an answer.
    static func body(_ answer: String) -> String {
        answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
    }

    @Test("in a cluster the services are discovered by themselves, with the addresses and labels of the fixed list")
    func services() async throws {
        try await FakeAPIServer.run { server in
            server.cluster.deployMetricsServers()
            let account = try ServiceAccountFolder()
            let process = try ServerProcess(["discovery"], environment: Self.environment(server, account))
            let port = try #require(process.port())
            await server.cluster.whenWatched(by: 2)
            _ = process.readLog(until: "first list of the Kubernetes API: targets 2\n")
            let body = Self.body(try RawConnection.get("/targets", port: port))
            let plain = body.replacing(/,"__meta_kubernetes_[a-z_]+":"[^"]*"/, with: "")
            #expect(
                plain == #"[{"targets":["metrics-server-1.default.svc.cluster.local:80"],"#
                    + #""labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default"}},"#
                    + #"{"targets":["metrics-server-2.default.svc.cluster.local:80"],"#
                    + #""labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default"}}]"#
            )
            #expect(try RawConnection.get("/readyz", port: port).hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(
                Set(server.requests.map(\.path)) == [
                    "/api/v1/namespaces/default/services",
                    "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
                ]
            )
            #expect(server.requests.first { $0.plural == "services" }?.query["labelSelector"] == "app=metrics-server")
            let start = ContinuousClock.now
            process.send(signal: 15)
            #expect(process.exitCode() == 0)
            // Had it waited for the open watches, more than that would be over.
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test("without permission: 503 that says which, until it is given; then an outage that changes nothing")
    func forbiddenThenOutage() async throws {
        let server = try await FakeAPIServer.start()
        server.cluster.deployMetricsServers()
        server.answer(try .recording("forbidden.json", status: 403), once: false, to: { $0.plural == "endpointslices" })
        let account = try ServiceAccountFolder()
        let process = try ServerProcess(["discovery"], environment: Self.environment(server, account))
        let port = try #require(process.port())
        let log = process.readLog(until: "trying again\n")
        await server.cluster.whenWatched(by: 1)
        #expect(log.contains("warning"))
        #expect(
            log.contains(
                "403: system:serviceaccount:default:nobody may not list endpointslices.discovery.k8s.io in namespace "
                    + "default; to permit it: kubectl create role promdiscovery-endpointslices -n default "
                    + "--verb=list,watch --resource=endpointslices.discovery.k8s.io && ")
        )
        let targets = try RawConnection.get("/targets", port: port)
        #expect(targets.hasPrefix("HTTP/1.1 503 "))
        #expect(
            Self.body(targets).hasPrefix(
                "no list of targets yet: waiting for the first list of endpointslices.discovery.k8s.io in namespace "
                    + "default: 403: system:serviceaccount:default:nobody may not list")
        )
        #expect(try RawConnection.get("/readyz", port: port).hasPrefix("HTTP/1.1 503 "))

        server.behave()
        #expect(process.readLog(until: "first list of the Kubernetes API: targets 2\n").contains("found again after"))
        let list = Self.body(try RawConnection.get("/targets", port: port))
        await server.stop()
        #expect(process.readLog(until: "\n").contains("the last good list stays, trying again"))
        #expect(Self.body(try RawConnection.get("/targets", port: port)) == list)
        #expect(try RawConnection.get("/readyz", port: port).hasPrefix("HTTP/1.1 200 OK\r\n"))
        let metrics = try RawConnection.get("/metrics", port: port)
        #expect(metrics.contains("\npromwave_discovery_connected 0\n"))
        #expect(metrics.contains("\npromwave_discovery_list_age_seconds "))

        let again = try await FakeAPIServer.start(cluster: server.cluster, port: server.port)
        again.cluster.delete("services", "default", "metrics-server-1")
        _ = process.readLog(until: "found again")
        var now = list
        while now == list { now = Self.body(try RawConnection.get("/targets", port: port)) }
        #expect(!now.contains("metrics-server-1"))
        await again.stop()
    }

    @Test(
        "what is wrong is named at start, with exit code 78",
        arguments: [
            (["DISCOVERY": "k8s"], "DISCOVERY=k8s: expected static or kubernetes"),
            (["TARGET_ROLE": "node"], "TARGET_ROLE=node: expected service or pod"),
            (
                ["TARGET_NAMESPACE": "a,B"],
                "TARGET_NAMESPACE=a,B: expected a namespace (lower-case letters, digits and -, at most 63), such as "
                    + "default, several as a,b, or *"
            ),
            (
                ["DISCOVERY": "kubernetes"],
                "DISCOVERY=kubernetes: KUBERNETES_SERVICE_HOST is not set; expected to run in a pod of a cluster, or "
                    + "DISCOVERY=static"
            ),
            (
                ["DISCOVERY": "kubernetes", "KUBERNETES_SERVICE_HOST": "10.0.0.1", "SERVICE_ACCOUNT_PATH": "/none"],
                "DISCOVERY=kubernetes: /none/token: no such file; expected the files that Kubernetes mounts for the "
                    + "pod's service account (not with automountServiceAccountToken: false)"
            ),
            (
                ["TARGET_NAMESPACE": "*"],
                "TARGET_NAMESPACE (--target-namespace): expected one namespace for targets that are fixed; several, and "
                    + "*, are for DISCOVERY=kubernetes"
            ),
            (
                ["DISCOVERY": "kubernetes", "TARGETS": "a:1", "KUBERNETES_SERVICE_HOST": "h"],
                "DISCOVERY=kubernetes, and TARGETS or TARGETS_FILE: expected one of them; DISCOVERY=static serves "
                    + "targets that are given"
            ),
            (
                ["KUBERNETES_SERVICE_HOST": "a b"],
                "KUBERNETES_SERVICE_HOST=\"a b\": expected an IP address or a host name"
            ),
            (["CLUSTER_DOMAIN": "-"], "CLUSTER_DOMAIN=-: expected a domain, such as cluster.local"),
        ] as [([String: String], String)]
    )
    func refused(environment: [String: String], message: String) throws {
        let process = try ServerProcess(["discovery"], environment: environment)
        #expect(process.readLog().split(separator: "\n").first.map(String.init) == "promwave-servers: \(message)")
        #expect(process.exitCode() == 78)
    }

    @Test("targets that are given are served in a cluster, too; so is the fixed list where it is asked for")
    func fixed() async throws {
        let account = try ServiceAccountFolder()
        let pod = ["KUBERNETES_SERVICE_HOST": "127.0.0.1", "SERVICE_ACCOUNT_PATH": account.path, "PORT": "0"]
        for (variable, value, address) in [
            ("TARGETS", "a:1", "a:1"), ("DISCOVERY", "static", "metrics-server-1.default.svc.cluster.local:80"),
        ] {
            let process = try ServerProcess(["discovery"], environment: pod.merging([variable: value]) { $1 })
            let port = try #require(process.port())
            #expect(try RawConnection.get("/targets", port: port).contains(#"[{"targets":["\#(address)""#))
        }
    }
}
