import Foundation
import Testing

extension EndToEndTests {
    @Suite("A Prometheus in a cluster, from a laptop", .needsPrometheus)
    struct KubectlPrometheusTests {
        static let address = "http://prometheus-operated.monitoring.svc:9090"

        @Test("its samples and its targets are shown through kubectl", arguments: ["forward", "proxy"])
        func source(mode: String) async throws {
            try await withPrometheus { cluster, _ in
                let reach = ["--kubectl", "--kubectl-mode", mode, "--prometheus", Self.address]
                let targets = try await cluster.promwave(["targets"] + reach)
                #expect(targets.status == .code(0), "\(targets.text)")
                #expect(targets.text.contains(" \(Cluster.thirty) ") && targets.text.contains(" \(Cluster.fifty) "))

                var frame = ""
                try await eventually("a frame with both", within: .seconds(60), state: frame) {
                    let answer = try await cluster.promwave(
                        ["snapshot", "--after", "3s", "--size", "120x40"] + reach)
                    frame = answer.text
                    return answer.status == .code(0)
                        && ["metrics-server-1", "metrics-server-2"].allSatisfy(frame.contains)
                }

                let check = try await cluster.promwave(["check", "--for", "4s", "--interval", "1s"] + reach)
                #expect(check.status == .code(2), "\(check.text)")
                #expect(check.text.contains("{instance=\"\(Cluster.thirty)\", job=\"promwave\""), "\(check.text)")
                #expect(check.text.contains("not yet known"), "\(check.text)")
                try await cluster.noKubectlIsLeft()
            }
        }

        @Test("what promwave scrapes is compared with what it stored", arguments: ["forward", "proxy"])
        func comparison(mode: String) async throws {
            try await withPrometheus { cluster, _ in
                // Where a scrape of one side runs out of time, `up` differs.
                let (status, text) = try await again {
                    try await cluster.promwave(
                        [
                            "check", "--kubectl", "--kubectl-mode", mode, "--compare", Self.address, "--for", "8s",
                            "--interval", "1s",
                        ], within: .seconds(40))
                } while: {
                    $0.status == .code(1)
                }
                #expect(status == .code(0) || status == .code(2), "\(text)")
                let command = mode == "proxy" ? "proxy --port=0" : "port-forward svc/prometheus-operated :9090"
                #expect(cluster.runs.contains { $0.hasPrefix(command) })
                try await cluster.noKubectlIsLeft()
            }
        }

        @Test("one that is not there is named, with what helps", arguments: ["forward", "proxy"])
        func absent(mode: String) async throws {
            try await withCluster { cluster in
                let (status, text) = try await cluster.promwave([
                    "targets", "--kubectl", "--kubectl-mode", mode, "--prometheus", Self.address,
                ])
                #expect(status == .code(2), "\(text)")
                #expect(text.contains("services \"prometheus-operated\" not found: is it deployed there?"), "\(text)")
            }
        }

        /// A cluster in whose namespace `monitoring` a real Prometheus scrapes both metrics servers.
        private func withPrometheus(_ body: (Cluster, PrometheusServer) async throws -> Void) async throws {
            try await withCluster { cluster in
                let jobs = try [("metrics-server-1", Cluster.thirty), ("metrics-server-2", Cluster.fifty)].map {
                    name, instance in
                    let port = try #require(cluster.port(of: name))
                    return """
                              - targets: [localhost:\(port)]
                                labels: {instance: "\(instance)", kubernetes_namespace: default}
                        """
                }
                let configuration = """
                    scrape_configs:
                      - job_name: promwave
                        scrape_interval: 1s
                        metrics_path: /metrics2
                        static_configs:
                    \(jobs.joined(separator: "\n"))
                    """
                try await PrometheusServer.run(configuration: configuration) { prometheus in
                    try cluster.setService(
                        "prometheus-operated", in: "monitoring", pod: "prometheus-0", ports: ["9090": prometheus.port])
                    try await eventually("both targets are up", within: .seconds(30)) {
                        try await prometheus.targets().activeTargets.count { $0.health == "up" } == 2
                    }
                    try await body(cluster, prometheus)
                }
            }
        }
    }
}
