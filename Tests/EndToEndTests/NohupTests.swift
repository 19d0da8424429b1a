import Foundation
import Testing

extension EndToEndTests {
    @Suite("Started with nohup", .needsTmux)
    struct NohupTests {
        @Test("it outlives its terminal, and SIGHUP still has the configuration read again")
        func outlives() async throws {
            try await ScriptedServer.run { _ in
                .metrics("m 1\n")
            } _: { server in
                try await withTemporaryDirectory { directory in
                    let file = directory.appending(path: "prometheus.yml")
                    func write(path: String) throws {
                        let text = """
                            scrape_configs:
                              - job_name: one
                                metrics_path: \(path)
                                scrape_interval: 200ms
                                static_configs: [{targets: ['127.0.0.1:\(server.port)']}]
                            """
                        try Data(text.utf8).write(to: file, options: .atomic)
                    }
                    func scrapes(of path: String) -> Int { server.requests.count { $0 == path } }
                    try write(path: "/first")
                    var process: pid_t = 0
                    try await Terminal.run { terminal in
                        let output = directory.appending(path: "output").path
                        try await terminal.enter(
                            "nohup \(Programs.promwave) watch --config \(file.path) >\(output) 2>&1 &")
                        process = try await terminal.process(named: "promwave")
                        try await eventually("it scrapes") { scrapes(of: "/first") > 1 }
                        try await terminal.close()
                    }
                    defer { kill(process, SIGKILL) }
                    try write(path: "/second")
                    kill(process, SIGHUP)
                    try await eventually("it reads the configuration again") { scrapes(of: "/second") > 1 }
                    #expect(ProcessTable.isRunning(process))
                }
            }
        }
    }
}
