import Foundation
import Testing

extension EndToEndTests {
    @Suite("The dashboard without a terminal")
    struct LineOutputTests {
        @Test("a pipe gets one line of text for each scrape, and SIGTERM ends it with exit code 0")
        func lines() async throws {
            try await withServers { servers in
                try await withTemporaryDirectory { directory in
                    // None may run out of time.
                    let process = try Self.start(Dashboard.command(servers.targets, interval: "1s"), in: directory)
                    defer { process.destroy() }
                    try await eventually("4 scrapes of each", state: process.text) {
                        process.text.matches(of: /localhost/).count >= 16
                    }
                    let pid = try #require(ProcessTable.descendant(of: process.pid, named: "promwave"))
                    kill(pid, SIGTERM)
                    #expect(try await process.end() == .code(0))

                    let lines = process.text.split(separator: "\n")
                    for server in [servers.thirty, servers.fifty] {
                        let own = lines.filter { $0.contains(" \(server.address) ") }
                        let pattern = try Regex(
                            #"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\dZ up "# + server.address + " http://"
                                + server.address
                                + #"/metrics2 1 sample [\d.]+ m?s my_first_metric=[\d.]+"#)
                        #expect(own.filter { $0.wholeMatch(of: pattern) == nil } == [])
                        #expect(own.count >= 4)
                        let page = try await Page.get("/metrics", port: server.port)
                        let count = page.body.firstMatch(of: /path="\/metrics2"\} (\d+)/).flatMap { Int($0.1) } ?? 0
                        // The last scrape may have been cut short.
                        #expect([own.count, own.count + 1].contains(count), "a line for each scrape")
                    }
                    #expect(lines.count { $0.contains("localhost") } == lines.count)
                }
            }
        }

        @Test("a discovery that fails says why, once, and that it works again")
        func discovery() async throws {
            try await withServers { servers in
                try await withTemporaryDirectory { directory in
                    let process = try Self.start(Dashboard.command(servers.targets), in: directory)
                    defer { process.destroy() }
                    try await eventually("up", state: process.text) { process.text.contains("up localhost") }
                    _ = try await servers.discovery.stop()
                    try await eventually("it failed", state: process.text) {
                        process.text.contains("promwave: discovery \(servers.targets) failed: connection refused\n")
                    }
                    try await servers.discovery.start()
                    try await eventually("it works again", state: process.text) {
                        process.text.contains("promwave: discovery \(servers.targets) works again\n")
                    }
                    #expect(process.text.matches(of: /promwave: discovery/).count == 2)
                }
            }
        }

        @Test("a target that is stopped and started again is down and up in the lines")
        func outage() async throws {
            try await withServers { servers in
                try await withTemporaryDirectory { directory in
                    let process = try Self.start(Dashboard.command(servers.targets), in: directory)
                    defer { process.destroy() }
                    let address = servers.thirty.address
                    try await eventually("up", state: process.text) { process.text.contains("up \(address) ") }
                    _ = try await servers.thirty.stop()
                    try await eventually("down", state: process.text) {
                        process.text.split(separator: "\n").contains {
                            $0.contains("down \(address) ") && $0.hasSuffix("connection refused")
                        }
                    }
                    try await servers.thirty.start()
                    try await eventually("up again", state: process.text) {
                        process.text.split(separator: "\n").last { $0.contains(" \(address) ") }?
                            .contains(" up ") == true
                    }
                }
            }
        }

        @Test("a reader that has enough ends it")
        func readerLeaves() async throws {
            try await withServers { servers in
                try await withTemporaryDirectory { directory in
                    let command = Dashboard.command(servers.targets) + " | head -n 2"
                    let process = try ChildProcess(
                        "/bin/bash", ["-c", command], output: directory.appending(path: "output"))
                    defer { process.destroy() }
                    _ = try await process.end()
                    #expect(process.text.split(separator: "\n").count == 2)
                    #expect(ProcessTable.group(process.pid) == [])
                }
            }
        }

        /// The dashboard with its output in a pipe.
        private static func start(_ command: String, in directory: URL) throws -> ChildProcess {
            try ChildProcess(
                "/bin/bash", ["-o", "pipefail", "-c", command + " | cat"], output: directory.appending(path: "output"))
        }
    }
}
