import Foundation
import Testing

extension EndToEndTests {
    @Suite("A real Prometheus", .needsPrometheus)
    struct RealPrometheusTests {
        private let configuration = Programs.root.appending(path: "prometheus.yml")
        private let chartValues = Programs.root.appending(path: "myprom.yaml")

        @Test("Prometheus on prometheus.yml scrapes both servers through discovery, with the labels as intended")
        func scrapes() async throws {
            try await withServers { servers in
                let text = try String(contentsOf: configuration, encoding: .utf8)
                let discovery = "http://localhost:8080/targets"
                try #require(text.contains(discovery))
                let own = text.replacing(discovery, with: servers.targets)
                try await PrometheusServer.run(configuration: own) { prometheus in
                    let targets = try await eventually("both targets are up", within: .seconds(30)) {
                        let targets = try await prometheus.targets()
                        return targets.activeTargets.count { $0.health == "up" } == 2 ? targets : nil
                    }
                    #expect(targets.droppedTargets.isEmpty)
                    let active = targets.activeTargets.sorted { $0.scrapeUrl < $1.scrapeUrl }
                    let addresses = [servers.thirty.address, servers.fifty.address].sorted()
                    #expect(active.map(\.scrapeUrl) == addresses.map { "http://\($0)/metrics2" })
                    #expect(
                        active.map(\.labels)
                            == addresses.map {
                                ["instance": $0, "job": "promwave", "kubernetes_namespace": "default"]
                            })
                    #expect(active.map { $0.discoveredLabels["metrics_path"] } == ["/metrics2", "/metrics2"])
                    #expect(active.map(\.lastError) == ["", ""])

                    for (server, range) in [(servers.thirty, 27.0...33.0), (servers.fifty, 45.0...55.0)] {
                        let sample = try await eventually("a sample of \(server.address)") {
                            try await prometheus.query("my_first_metric").first {
                                $0.metric["instance"] == server.address
                            }
                        }
                        #expect(
                            sample.metric == [
                                "__name__": "my_first_metric", "instance": server.address, "job": "promwave",
                                "kubernetes_namespace": "default",
                            ])
                        #expect(range.contains(sample.value))
                    }
                }
            }
        }

        @Test("promtool finds nothing to say about what the servers answer")
        func acceptsTheMetrics() async throws {
            try await withServers { servers in
                let pages = [
                    (servers.thirty, "/metrics2"), (servers.thirty, "/metrics"), (servers.fifty, "/metrics2"),
                    (servers.fifty, "/metrics"), (servers.discovery, "/metrics"),
                ]
                // Every page has been asked for once, so that its own metrics have samples.
                for (server, path) in pages { _ = try await Page.get(path, port: server.port) }
                for (server, path) in pages {
                    let page = try await Page.get(path, port: server.port)
                    #expect(page.status == 200)
                    #expect(page.head.contains("text/plain; version=0.0.4"))
                    let answer = try await Command.run(Programs.promtool, ["check", "metrics"], input: page.body)
                    #expect(answer.text == "", "\(server.address)\(path)")
                    #expect(answer.status == .code(0), "\(server.address)\(path)")
                }
            }
        }

        @Test("promtool accepts prometheus.yml, and the scrape job of myprom.yaml")
        func acceptsTheConfiguration() async throws {
            try await withTemporaryDirectory { directory in
                let file = directory.appending(path: "values.yml")
                try Data(try chartJob.utf8).write(to: file)
                for path in [configuration.path, file.path] {
                    let answer = try await Command.run(Programs.promtool, ["check", "config", path])
                    #expect(answer.status == .code(0), "\(answer.text)")
                    #expect(answer.text.contains("is valid prometheus config file syntax"))
                }
            }
        }

        @Test("myprom.yaml has the job of prometheus.yml, except for the address of discovery")
        func theJobsAreTheSame() async throws {
            let local = try await jobs(in: String(contentsOf: configuration, encoding: .utf8))
            let cluster = try await jobs(in: chartJob)
            #expect(local.contains("url: http://localhost:8080/targets"))
            #expect(local.contains("refresh_interval: 10s"))
            #expect(
                local.replacing("http://localhost:8080/", with: "http://promdiscovery.default.svc.cluster.local/")
                    == cluster)
        }

        /// `additionalScrapeConfigs` as a configuration of its own.
        private var chartJob: String {
            get throws {
                let lines = try String(contentsOf: chartValues, encoding: .utf8)
                    .split(separator: "\n", omittingEmptySubsequences: false)
                let key = "additionalScrapeConfigs:"
                let heading = try #require(lines.firstIndex { $0.trimmingCharacters(in: .whitespaces) == key })
                let indentation = lines[heading].prefix { $0 == " " }
                let job = lines[(heading + 1)...].prefix { $0.isEmpty || $0.hasPrefix("\(indentation) ") }
                return (["scrape_configs:"] + job).joined(separator: "\n")
            }
        }

        /// The scrape jobs as Prometheus understands them.
        private func jobs(in text: String) async throws -> Substring {
            try await PrometheusServer.run(configuration: text) { prometheus in
                let loaded = try await prometheus.loadedConfiguration()
                let start = try #require(loaded.range(of: "scrape_configs:"))
                return loaded[start.lowerBound...]
            }
        }
    }
}
