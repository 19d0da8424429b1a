import Foundation
import Testing

extension EndToEndTests {
    @Suite("A configuration that is edited while promwave runs")
    struct ReloadTests {
        @Test("SIGHUP takes a good edit and says what is wrong with a broken one, which changes nothing")
        func reload() async throws {
            try await ScriptedServer.run { _ in
                .metrics("m 1\n")
            } _: { server in
                try await withTemporaryDirectory { directory in
                    let file = directory.appending(path: "prometheus.yml")
                    func write(_ jobs: [String], interval: String = "200ms") throws {
                        let text = jobs.map { name in
                            """
                              - job_name: \(name)
                                metrics_path: /\(name)
                                scrape_interval: \(interval)
                                static_configs: [{targets: ['127.0.0.1:\(server.port)']}]

                            """
                        }
                        try Data(("scrape_configs:\n" + text.joined()).utf8).write(to: file, options: .atomic)
                    }
                    try write(["first"])
                    let process = try ChildProcess(
                        Programs.promwave, ["--config", file.path], output: directory.appending(path: "output"))
                    defer { process.destroy() }
                    func scrapes(of path: String) -> Int { server.requests.count { $0 == path } }
                    try await eventually("the first job is scraped", state: process.text) { scrapes(of: "/first") > 1 }

                    try write(["first", "second"])
                    process.send(SIGHUP)
                    try await eventually("the second job is scraped", state: process.text) {
                        scrapes(of: "/second") > 1
                    }

                    try write(["third"], interval: "5 seconds")
                    process.send(SIGHUP)
                    let complaint = "configuration not reloaded, the old one stays: \(file.path):4: "
                    try await eventually("the edit is refused", state: process.text) {
                        process.text.contains(complaint + "scrape_configs[0].scrape_interval: ")
                    }
                    let (first, second) = (scrapes(of: "/first"), scrapes(of: "/second"))
                    try await eventually("both jobs go on", state: process.text) {
                        scrapes(of: "/first") > first + 1 && scrapes(of: "/second") > second + 1
                    }
                    #expect(scrapes(of: "/third") == 0)

                    try write(["second"])
                    process.send(SIGHUP)
                    try await eventually("the first job is left alone", state: process.text) {
                        let before = scrapes(of: "/first")
                        let others = scrapes(of: "/second")
                        try await eventually("more scrapes of the second") { scrapes(of: "/second") > others + 2 }
                        return scrapes(of: "/first") == before
                    }
                    process.send(SIGTERM)
                    #expect(try await process.end() == .code(0))
                }
            }
        }
    }
}
