import Foundation
import Testing

extension EndToEndTests {
    @Suite("A cluster from a laptop")
    struct KubectlTests {
        static let modes = [
            ["--kubectl"], ["--kubectl", "kind-demo"], ["--kubectl=kind-demo", "--kubectl-mode", "proxy"],
        ]

        @Test("both targets are up, with the labels that Prometheus in the cluster would give them", arguments: modes)
        func targets(mode: [String]) async throws {
            try await withCluster { cluster in
                let (status, text) = try await cluster.promwave(["targets", "--format", "json"] + mode)
                #expect(status == .code(0), "\(text)")
                let answer = try JSONDecoder().decode(
                    PrometheusAnswer<PrometheusTargets>.self, from: Data(text.utf8))
                #expect(
                    answer.data.activeTargets.map(\.labels)
                        == [Cluster.thirty, Cluster.fifty].map {
                            ["instance": $0, "job": "promwave", "kubernetes_namespace": "default"]
                        })
                #expect(
                    answer.data.activeTargets.map(\.scrapeUrl)
                        == [Cluster.thirty, Cluster.fifty].map {
                            "http://\($0)/metrics2"
                        })
                #expect(answer.data.activeTargets.map(\.health) == ["up", "up"])
                try await cluster.noKubectlIsLeft()
                let commands = cluster.runs.filter { !$0.hasPrefix("config") }
                #expect(commands.count == (mode.contains("proxy") ? 1 : 3), "\(commands)")
                #expect(commands.allSatisfy { $0.contains("--context kind-demo") == (mode.count > 1) })
            }
        }

        @Test("a check sees both waves hold")
        func check() async throws {
            try await withCluster(period: 2) { cluster in
                let expectations = [(Cluster.thirty, 30), (Cluster.fifty, 50)].flatMap { address, base in
                    ["--expect", "my_first_metric{instance=\"\(address)\"}=\(base)±10%"]
                }
                // Of so short a time a standstill leaves less than a period, of which nothing can be told.
                let (status, text) = try await again {
                    try await cluster.promwave(
                        ["check", "--kubectl", "--for", "6s", "--interval", "200ms"] + expectations)
                } while: {
                    $0.status == .code(2)
                }
                #expect(status == .code(0), "\(text)")
                try await cluster.noKubectlIsLeft()
            }
        }

        @Test("one scrape reaches a service, a pod's address and a name with its namespace")
        func scrape() async throws {
            try await withCluster { cluster in
                let port = try #require(cluster.port(of: "metrics-server-1"))
                try cluster.set("pods", ["shop/web-0": ["ip": "10.244.0.7", "ports": ["8080": port]] as [String: Any]])
                for (url, mode) in [
                    ("http://metrics-server-1/metrics2", "forward"), ("http://10.244.0.7:8080/metrics2", "forward"),
                    ("http://metrics-server-1.default/metrics2", "proxy"), ("http://10.244.0.7:8080/metrics2", "proxy"),
                ] {
                    let (status, text) = try await cluster.promwave([
                        "scrape", "--kubectl", url, "--kubectl-mode", mode,
                    ])
                    #expect(status == .code(0), "\(url) \(mode): \(text)")
                    #expect(text.contains("my_first_metric "), "\(url) \(mode)")
                }
                #expect(cluster.runs.contains { $0.hasPrefix("port-forward pod/web-0 :8080 --namespace shop ") })
            }
        }

        @Test("a Service's own address is found on every version; one that is nobody's there is dialled as it stands")
        func addresses() async throws {
            try await withCluster { cluster in
                let port = try #require(cluster.port(of: "metrics-server-1"))
                try cluster.set(
                    "services",
                    ["shop/web": ["ip": "10.96.0.7", "pod": "web-0", "ports": ["80": port]] as [String: Any]])
                for version in ["1.30", "1.36"] {
                    try cluster.set("version", version)
                    let (status, text) = try await cluster.promwave([
                        "scrape", "--kubectl", "http://10.96.0.7/metrics2",
                    ])
                    #expect(status == .code(0), "\(version): \(text)")
                    let other = try await cluster.promwave([
                        "scrape", "--kubectl", "http://10.255.255.254:9/", "--timeout", "2s",
                    ])
                    #expect(other.status == .code(1))
                    #expect(!other.text.contains("kubectl"), "\(version): \(other.text)")
                }
            }
        }

        @Test("a pod that is replaced costs no scrape, and a service that comes back is found")
        func recovery() async throws {
            try await withCluster { cluster in
                let port = try #require(cluster.port(of: "metrics-server-1"))
                let process = try cluster.start(["watch", "--kubectl", "--interval", "2s"])
                defer { process.destroy() }
                func last() -> Substring {
                    process.text.split(separator: "\n").last { $0.contains(" \(Cluster.thirty) ") } ?? ""
                }
                try await eventually("up", state: process.text) { last().contains(" up ") }
                func starts() -> Int { cluster.runs.count { $0.hasPrefix("port-forward svc/metrics-server-1 ") } }
                for pod in ["new", "newer"] {
                    let before = starts()
                    try cluster.setService("metrics-server-1", pod: pod, port: port)
                    try await eventually("another forward", state: process.text) { starts() > before }
                }
                try await eventually("up", state: process.text) { last().contains(" up ") }
                #expect(!process.text.contains(" down "))

                try cluster.removeService("metrics-server-1")
                try await eventually("down", state: process.text) {
                    last().contains(" down ")
                        && last().contains("services \"metrics-server-1\" not found: is it deployed")
                }
                try cluster.setService("metrics-server-1", pod: "newest", port: port)
                try await eventually("up again", state: process.text) { last().contains(" up ") }

                process.send(SIGTERM)
                #expect(try await process.end() == .code(0))
                try await cluster.noKubectlIsLeft()
            }
        }

        @Test(
            "no kubectl is left, however promwave ends, nor what a kubectl has started",
            arguments: [SIGTERM, SIGINT, SIGHUP, SIGKILL], [false, true])
        func end(signal: Int32, isWrapped: Bool) async throws {
            try await withCluster { cluster in
                let process = try cluster.start(
                    ["watch", "--kubectl"], environment: isWrapped ? ["STANDIN_WRAPPED": "1"] : [:])
                defer { process.destroy() }
                try await eventually("up", state: process.text) {
                    process.text.contains(" up \(Cluster.thirty) ") && process.text.contains(" up \(Cluster.fifty) ")
                }
                #expect(cluster.running.count == (isWrapped ? 6 : 3))
                process.send(signal)
                _ = try await process.end()
                try await cluster.noKubectlIsLeft()
            }
        }

        @Test("q, and a terminal that is closed, leave no kubectl", .needsTmux, arguments: ["q", "closed"])
        func terminal(way: String) async throws {
            try await withCluster { cluster in
                try await Terminal.run(environment: cluster.environment) { terminal in
                    try await terminal.enter("'\(Programs.promwave)' --kubectl")
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    #expect(cluster.forwards.count == 3)
                    if way == "q" { try await terminal.press("q") } else { try await terminal.close() }
                    try await cluster.noKubectlIsLeft()
                }
            }
        }
    }
}
