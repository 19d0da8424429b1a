import Foundation
import Testing

extension EndToEndTests {
    @Suite("promwave targets")
    struct TargetsCommandTests {
        private static func configuration(_ port: Int) -> String {
            """
            scrape_configs:
              - job_name: web
                metrics_path: /good
                static_configs:
                  - {targets: ['127.0.0.1:\(port)'], labels: {env: Prod, __meta_zone: a}}
                  - {targets: ['localhost:\(port)'], labels: {env: Test}}
                relabel_configs:
                  - {source_labels: [env], regex: Test, action: drop}
                  - {source_labels: [env], target_label: env, action: lowercase}
            """
        }

        @Test("explains what each rule does to each target, shows them in a table, and as /api/v1/targets does")
        func forms() async throws {
            try await run { server, file in
                let port = server.port
                let table = try await Promwave.run(["targets", "--config", file.path])
                #expect(table.status == .code(0))
                let rows = table.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
                #expect(
                    rows == [
                        "STATE JOB INSTANCE URL LABELS LAST ERROR",
                        #"up web 127.0.0.1:\#(port) http://127.0.0.1:\#(port)/good {env="prod"} –"#,
                        "dropped web localhost:\(port) – – relabel rule 1 drops it",
                    ])

                let json = try await Promwave.run(["targets", "--config", file.path, "--format", "json"])
                let answer = try JSONDecoder().decode(
                    PrometheusAnswer<PrometheusTargets>.self, from: Data(json.output.utf8)
                ).data
                let active = try #require(answer.activeTargets.first)
                #expect(active.labels == ["instance": "127.0.0.1:\(port)", "job": "web", "env": "prod"])
                #expect(active.discoveredLabels["__meta_zone"] == "a" && active.discoveredLabels["env"] == "Prod")
                #expect(active.health == "up" && active.lastError == "" && active.scrapePool == "web")
                #expect(active.scrapeInterval == "1m" && active.scrapeTimeout == "10s")
                #expect(active.lastScrape.hasSuffix("Z") && active.lastScrapeDuration > 0)
                #expect(answer.droppedTargets.map { $0.discoveredLabels["env"] } == ["Test"])

                let explained = try await Promwave.run(["targets", "--config", file.path, "--explain", "--no-scrape"])
                #expect(explained.status == .code(0))
                #expect(
                    explained.output.contains(
                        #"rule 2      {action: lowercase, source_labels: [env], target_label: env}"#))
                #expect(explained.output.contains("dropped  localhost:\(port)\n"))
                #expect(explained.output.contains("reason      relabel rule 1 drops it"))
            }
        }

        @Test("a target that is down is exit code 1, discovery that does not answer 2")
        func outcomes() async throws {
            try await run { server, _ in
                let down = try await Promwave.run(
                    ["targets", "--target", "http://127.0.0.1:\(server.port)/bad", "--target", "http://127.0.0.1:1/"])
                #expect(down.status == .code(1))
                #expect(down.output.contains("server returned HTTP status 500 Internal Server Error"))
                #expect(down.output.contains("connection refused"))
                let unknown = try await Promwave.run(["targets", "--sd", "http://127.0.0.1:\(server.port)/bad"])
                #expect(unknown.status == .code(2))
                #expect(
                    unknown.complaints == [
                        "discovery http://127.0.0.1:\(server.port)/bad: server returned HTTP status 500 Internal Server Error"
                    ])
            }
        }

        @Test(
            "a configuration that cannot be used is named with file, line and key, and nothing is asked",
            arguments: [
                ("scrap_interval: 5s", "unknown key \"scrap_interval\"; did you mean \"scrape_interval\"?"),
                ("scrape_interval: 5", "scrape_configs[0].scrape_interval: \"5\" is not a duration"),
                ("scrape_timeout: 2m", "scrape_configs[0].scrape_timeout: the timeout 2m is greater"),
                ("relabel_configs: [{regex: '(?=a)', action: drop}]", "scrape_configs[0].relabel_configs[0].regex: "),
                ("relabel_configs: [{regex: '(a', action: drop}]", "scrape_configs[0].relabel_configs[0].regex: "),
                ("honor_labels: maybe", "scrape_configs[0].honor_labels: expected true or false"),
                ("tls_config: {ca_file: /no/such/ca.pem}", "/no/such/ca.pem cannot be read: no such file or directory"),
                ("static_configs: 5", "scrape_configs[0].static_configs: expected a list"),
                ("  indentation: 1", "not valid YAML"),
            ] as [(String, String)])
        func brokenFiles(line: String, words: String) async throws {
            try await run { server, file in
                let text = """
                    scrape_configs:
                      - job_name: web
                        http_sd_configs: [{url: 'http://127.0.0.1:\(server.port)/sd'}]
                        \(line)

                    """
                try Data(text.utf8).write(to: file)
                for command in [["targets"], ["check"], ["watch"], ["snapshot"]] {
                    let answer = try await Promwave.run(command + ["--config", file.path])
                    #expect(answer.status == .code(78))
                    let complaint = try #require(answer.complaints.first)
                    #expect(complaint.hasPrefix("\(file.path):4: "), "\(complaint)")
                    #expect(complaint.contains(words), "\(complaint)")
                }
                #expect(server.requests == [])
            }
        }

        @Test("a file that is not there is exit code 78, options that exclude each other 64")
        func mistakes() async throws {
            let missing = try await Promwave.run(["targets", "--config", "/no/such/file.yml"])
            #expect(missing.status == .code(78))
            #expect(missing.complaints == ["/no/such/file.yml: the file cannot be read: no such file or directory"])
            for other in [["--sd", "http://a/"], ["--target", "http://a/"], ["--interval", "1s"]] {
                #expect(try await Promwave.run(["targets", "--config", "a.yml"] + other).status == .code(64))
            }
        }

        /// A server with a good target and a bad one, and a file with a configuration.
        private func run(_ body: (ScriptedServer, URL) async throws -> Void) async throws {
            try await ScriptedServer.run { request in
                request.path == "/good" ? .metrics("m 1\n") : .html(status: "500 Internal Server Error", "")
            } _: { server in
                try await withTemporaryDirectory { directory in
                    let file = directory.appending(path: "prometheus.yml")
                    try Data(Self.configuration(server.port).utf8).write(to: file)
                    try await body(server, file)
                }
            }
        }
    }
}
