import Foundation
import Testing

extension EndToEndTests {
    @Suite("promwave check")
    struct CheckCommandTests {
        private struct Report: Decodable {
            struct Series: Decodable {
                var labels: [String: String]
                var result: String
            }
            struct Problem: Decodable {
                var subject: String
            }
            struct Comparison: Decodable {
                var result: String
                var words: String
                var largestRelativeDifference: Double?
                var missing: [[String: String]]
                var extra: [[String: String]]
            }

            var result: String
            var series: [Series]
            var problems: [Problem]
            var comparison: Comparison?
        }

        private static func arguments(_ servers: Servers, _ more: [String]) -> [String] {
            ["check", "--sd", servers.targets, "--interval", "200ms", "--for", "6s"] + more
        }

        /// Of so short a time a standstill leaves less than a period, of which nothing can be told.
        private static func told(_ arguments: [String]) async throws -> Promwave.Answer {
            try await again {
                try await Promwave.run(arguments)
            } while: {
                $0.status == .code(2)
            }
        }

        @Test("waves within their bands hold: exit code 0, as a table, JSON or JUnit")
        func holds() async throws {
            try await withServers(period: 2) { servers in
                let table = try await Self.told(Self.arguments(servers, Dashboard.expectations(servers)))
                #expect(table.status == .code(0))
                #expect(table.output.split(separator: "\n").count { $0.hasPrefix("holds") } == 2)
                #expect(table.complaints == [])

                let json = try await Self.told(
                    Self.arguments(servers, Dashboard.expectations(servers) + ["--format", "json"]))
                let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
                #expect(report.result == "holds")
                #expect(
                    report.series.map(\.labels)
                        == [servers.thirty, servers.fifty].map {
                            [
                                "__name__": "my_first_metric", "instance": $0.address, "job": "promwave",
                                "kubernetes_namespace": "default",
                            ]
                        })

                let junit = try await Self.told(
                    Self.arguments(servers, Dashboard.expectations(servers) + ["--format", "junit"]))
                #expect(junit.output.contains(#"<testsuites name="promwave" tests="2" failures="0" errors="0""#))
            }
        }

        @Test("a wave that leaves its band fails: exit code 1, and before the time is over")
        func fails() async throws {
            try await withServers(period: 4) { servers in
                let answer = try await Promwave.run(
                    [
                        "check", "--sd", servers.targets, "--interval", "200ms", "--for", "60s",
                        "--expect", "my_first_metric=30+-2%", "--format", "junit",
                    ], within: .seconds(50))
                #expect(answer.status == .code(1))
                #expect(answer.output.contains(#"tests="2" failures="2" errors="0""#))
            }
        }

        @Test("what cannot be told is exit code 2: a target that is down, an expectation that nothing matches")
        func unknown() async throws {
            try await withServers(period: 2) { servers in
                _ = try await servers.fifty.stop()
                let arguments = Self.arguments(
                    servers,
                    [
                        "--expect", "my_first_metric{instance=\"\(servers.thirty.address)\"}=30±10%",
                        "--expect", "no_such_metric=1±1%", "--format", "json",
                    ])
                // The other target's wave can be told, but for a standstill.
                let report = try await again {
                    let answer = try await Promwave.run(arguments)
                    #expect(answer.status == .code(2))
                    return try JSONDecoder().decode(Report.self, from: Data(answer.output.utf8))
                } while: {
                    $0.series.map(\.result) == ["unknown"] || $0.problems.count > 2
                }
                #expect(report.result == "unknown")
                #expect(report.series.map(\.result) == ["holds"])
                #expect(
                    report.problems.map(\.subject) == [
                        "target http://\(servers.fifty.address)/metrics2", "expectation no_such_metric=1±1%",
                    ])
            }
        }

        @Test(
            "wrong usage is exit code 64, a value that cannot be used 78",
            arguments: [
                (["--format", "xml"], 64), (["--for"], 64), (["--expect", "a=b"], 78), (["--for", "1.5s"], 78),
                (["--compare", "localhost"], 78), (["--tolerance", "much"], 78),
            ] as [([String], Int32)])
        func mistakes(arguments: [String], code: Int32) async throws {
            let answer = try await Promwave.run(["check", "--target", "http://127.0.0.1:1/"] + arguments)
            #expect(answer.status == .code(code))
            #expect(answer.output == "")
        }

        @Test(
            "compared with a Prometheus: the largest difference, and what only one of both has; or judged by its samples",
            .needsPrometheus)
        func compare() async throws {
            try await withServers(period: 60) { servers in
                func configuration(_ more: String, note: String) -> String {
                    """
                    global: {scrape_interval: 500ms}
                    scrape_configs:
                      - job_name: waves
                        metrics_path: /metrics2
                        static_configs:
                          - {targets: ['\(servers.thirty.address)']}
                          - {targets: ['\(more)'], labels: {note: \(note)}}

                    """
                }
                try await PrometheusServer.run(configuration: configuration(servers.fifty.address, note: "there")) {
                    prometheus in
                    let server = "http://127.0.0.1:\(prometheus.port)"
                    var targets = ""
                    try await eventually("Prometheus has both", within: .seconds(30)) {
                        try await prometheus.query("my_first_metric").count == 2
                    }
                    try await withTemporaryDirectory { directory in
                        let file = directory.appending(path: "ours.yml")
                        let own = configuration(servers.thirty.address, note: "here")
                        try Data(own.utf8).write(to: file)
                        // A scrape that comes late, or runs out of time, differs from the other side's.
                        let comparison = try await again {
                            let answer = try await Promwave.run(
                                [
                                    "check", "--config", file.path, "--for", "5s", "--compare", server,
                                    "--format", "json", "--expect", "my_first_metric=30±11%",
                                ])
                            #expect(answer.status == .code(1))
                            let report = try JSONDecoder().decode(Report.self, from: Data(answer.output.utf8))
                            return try #require(report.comparison)
                        } while: {
                            $0.largestRelativeDifference ?? 0 >= 0.01
                        }
                        #expect(comparison.largestRelativeDifference.map { $0 < 0.01 } == true)
                        #expect(comparison.missing.compactMap { $0["note"] } == ["here"])
                        #expect(
                            comparison.extra.contains {
                                $0["instance"] == servers.fifty.address && $0["__name__"] == "my_first_metric"
                            })
                        #expect(comparison.result == "fails")
                    }

                    try await eventually("both are up for Prometheus", state: targets) {
                        let answer = try await Promwave.run(["targets", "--prometheus", server])
                        targets = answer.output
                        return answer.status == .code(0)
                            && targets.split(separator: "\n").count { $0.hasPrefix("up ") } == 2
                    }
                    let judged = try await Promwave.run(
                        ["check", "--prometheus", server, "--expect", "my_first_metric{instance=~\".*\"}=40±40%"])
                    // Less than a period has been seen.
                    #expect(judged.status == .code(2))
                    #expect(
                        judged.output.contains(servers.thirty.address) && judged.output.contains(servers.fifty.address))
                }
            }
        }
    }
}
