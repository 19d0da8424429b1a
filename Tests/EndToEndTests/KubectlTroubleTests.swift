import Foundation
import Testing

extension EndToEndTests {
    @Suite("A cluster that cannot be reached")
    struct KubectlTroubleTests {
        @Test(
            "what is wrong from the start ends promwave, with the fix",
            arguments: [
                (
                    ["targets", "--kubectl", "nope"], 78,
                    "kubectl: context nope not found: choose one with --kubectl CONTEXT"
                ),
                (["watch", "--kubectl=nope"], 78, "context nope not found"),
                (
                    ["check", "--kubectl", "--kubeconfig", "/no/file"], 78,
                    "--kubeconfig /no/file: cannot be read: no such file"
                ),
                (["targets", "--context", "x"], 64, "--context is about --kubectl, which is not given"),
                (["targets", "--kubectl", "--kubectl-mode", "magic"], 64, "'forward' and 'proxy'"),
                (["targets", "--kubectl", "--namespace", "A_b"], 64, "expected a namespace of Kubernetes"),
                (["targets", "--connect-to", "web=localhost:80"], 64, "expected a port from 1 to 65535, or * for any"),
            ] as [([String], Int32, String)])
        func start(arguments: [String], code: Int32, words: String) async throws {
            try await withCluster { cluster in
                let (status, text) = try await cluster.promwave(arguments)
                #expect(status == .code(code))
                #expect(text.contains(words), "\(text)")
            }
        }

        @Test("without a context, and without kubectl, it says what to do")
        func noContext() async throws {
            try await withCluster { cluster in
                try cluster.set("context", NSNull())
                let (status, text) = try await cluster.promwave(["targets", "--kubectl"])
                #expect(status == .code(78))
                #expect(
                    text.contains("kubectl: current-context is not set: choose one with --kubectl CONTEXT"), "\(text)")

                let missing = try await cluster.promwave(["targets", "--kubectl"], environment: ["PATH": "/no/folder"])
                #expect(missing.status == .code(78))
                #expect(missing.text.contains("kubectl is not installed or not on PATH"), "\(missing.text)")
            }
        }

        @Test(
            "what only the cluster can tell is the state of the target",
            arguments: [
                (["trouble": ["default/metrics-server-1": "nopods"]], "no pod of it runs"),
                (["trouble": ["default/metrics-server-1": "pending"]], "pod is not running. Current status=Pending"),
                (["trouble": ["default/metrics-server-1": "closed"]], "nothing listens on that port in the pod"),
                (
                    ["trouble": ["default/metrics-server-1": "hang"]],
                    "starting kubectl port-forward svc/metrics-server-1 :80"
                ),
                (
                    ["trouble": ["default/metrics-server-1": "babble"]],
                    "starting kubectl port-forward svc/metrics-server-1 :80"
                ),
                (["forbidden": ["services"]], "ask for the right to get services and pods"),
                (["server": false], "is the cluster running, and the context the right one?"),
            ] as [([String: any Sendable], String)])
        func states(change: [String: any Sendable], words: String) async throws {
            try await withCluster { cluster in
                for (key, value) in change { try cluster.set(key, value) }
                // What kubectl says takes it a while; only what it says nothing about has to run out of time.
                let timeout = words.hasPrefix("starting ") ? "3s" : "15s"
                let (status, text) = try await cluster.promwave(
                    ["scrape", "--kubectl", "--timeout", timeout, "http://\(Cluster.thirty)/metrics2"])
                #expect(status == .code(1))
                #expect(text.contains(words), "\(text)")
                #expect(!text.contains("\u{1B}"))
                try await cluster.noKubectlIsLeft()
            }
        }

        @Test(
            "through the proxy, what the API server refuses is told apart from what the target answers",
            arguments: [
                (["forbidden": ["proxy"]], "metrics2", "ask for the right to get services/proxy and pods/proxy"),
                (
                    ["services": [String: String]()], "metrics2",
                    "kubectl proxy: services \"metrics-server-1\" not found"
                ),
                ([:], "nothing", "server returned HTTP status 404 Not Found"),
            ] as [([String: any Sendable], String, String)])
        func proxied(change: [String: any Sendable], path: String, words: String) async throws {
            try await withCluster { cluster in
                for (key, value) in change { try cluster.set(key, value) }
                let (status, text) = try await cluster.promwave(
                    ["scrape", "--kubectl", "--kubectl-mode", "proxy", "http://\(Cluster.thirty)/\(path)"])
                #expect(status == .code(1))
                #expect(text.contains(words), "\(text)")
            }
        }

        @Test("without --kubectl, targets that only the cluster knows say which options help")
        func hint() async throws {
            try await withCluster { cluster in
                let process = Server(
                    ["discovery"], environment: ["TARGETS": Cluster.thirty],
                    output: cluster.directory.appending(path: "outside"))
                defer { process.destroy() }
                try await process.start()
                let (status, text) = try await cluster.promwave([
                    "targets", "--sd", "http://\(process.address)/targets",
                ])
                #expect(status == .code(1))
                #expect(
                    text.contains("a name inside a cluster: --kubectl or --connect-to reaches it from outside"),
                    "\(text)")
            }
        }

        @Test("--connect-to follows forwards that the user runs, and labels stay")
        func connectTo() async throws {
            try await withServers { servers in
                let (status, text) = try await Command.run(
                    Programs.promwave,
                    [
                        "targets", "--sd", "http://sd.example.svc/targets", "--connect-to",
                        "sd.example.svc:*=\(servers.discovery.address)", "--connect-to",
                        "localhost:\(servers.thirty.port)=127.0.0.1:\(servers.fifty.port)",
                    ])
                #expect(status == .code(0), "\(text)")
                #expect(text.contains(" localhost:\(servers.thirty.port) "), "\(text)")
            }
        }
    }
}
