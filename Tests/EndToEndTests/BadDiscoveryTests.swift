import Foundation
import Testing

extension EndToEndTests {
    @Suite("Discovery that answers badly", .needsTmux)
    struct BadDiscoveryTests {
        /// What discovery may answer that is no list of targets, and what a user should read about it.
        static let answers: [(Answer, String)] = [
            (.json(#"[{"targets":["localhost:1"]"#), "not JSON: line 1, column"),
            (.json("<html>"), "not JSON: line 1, column 1"),
            (.html("<html><body>Log in</body></html>"), "unsupported Content-Type \"text/html\""),
            (.json(#"{"targets":[]}"#), "expected a list of target groups, found"),
            (.json(#"[{"targets":"localhost:1"}]"#), "expected a list of strings as \"targets\""),
            (.json(#"[{"targets":[],"labels":{"a":1}}]"#), "expected a string as the value of label \"a\""),
            (.json(#"[{"targets":[],"lables":{}}]"#), "unknown key \"lables\""),
            (.json("[null]"), "group 1 is null"),
            (.html(status: "503 Service Unavailable", ""), "server returned HTTP status 503 Service Unavailable"),
            (.bytes(""), "the server closed the connection without an answer"),
            (.bytes("SSH-2.0-OpenSSH_9.2\r\n"), "not a valid HTTP answer"),
            (.silence, "timed out after 500 ms"),
        ]

        @Test("each error is said in the header, and the last good list goes on being scraped")
        func errors() async throws {
            try await withServers { servers in
                let list = Self.list([servers.thirty.address, servers.fifty.address])
                try await ScriptedServer.run { _ in
                    .json(list)
                } _: { server in
                    try await Terminal.run(Size(200, 60)) { terminal in
                        try await terminal.enter(Dashboard.command("http://localhost:\(server.port)/targets"))
                        try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                        for (answer, words) in Self.answers {
                            server.answer { _ in answer }
                            try await terminal.shows("discovery failed: … \(words), and both are up") { screen in
                                screen.header.contains("discovery failed: ") && screen.header.contains(words)
                                    && screen.header.contains("2 targets, 2 up")
                                    && [1, 2].allSatisfy { screen.row($0).contains(" up ") }
                            }
                        }
                        let before = try await terminal.screen().row(1)
                        try await terminal.shows("samples go on") { $0.row(1) != before && $0.row(1).contains(" up ") }

                        server.answer { _ in .json(list) }
                        try await terminal.shows("no complaint any more") { !$0.header.contains("discovery failed") }
                        server.answer { _ in .json("[]") }
                        try await terminal.shows("an empty list, which removes all") { $0.header.contains("0 targets") }
                    }
                }
            }
        }

        @Test("an endless list is given up in words, with bounded memory")
        func endless() async throws {
            try await withServers { servers in
                let list = Self.list([servers.thirty.address, servers.fifty.address])
                try await ScriptedServer.run { _ in
                    .json(list)
                } _: { server in
                    try await Terminal.run(Size(200, 60)) { terminal in
                        try await terminal.enter(
                            Dashboard.command("http://localhost:\(server.port)/targets", refresh: "2s"))
                        try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                        server.answer { _ in .flood(type: "application/json", of: "[[[[ ", total: .max) }
                        try await terminal.shows("given up") { screen in
                            screen.header.contains("discovery failed: the body is too large")
                                || screen.header.contains("discovery failed: timed out after 2 s")
                        }
                        server.answer { _ in .json(list) }
                        try await terminal.shows("no complaint any more, and both are up") {
                            !$0.header.contains("discovery failed") && $0.header.contains("2 targets, 2 up")
                        }
                        let dashboard = try await terminal.process(named: "promwave")
                        #expect(ProcessTable.peakMemory(of: dashboard) < 400_000_000)
                        try await terminal.press("q")
                        try await terminal.shows("the shell again") { $0.lastLine == "ready>" }
                    }
                }
            }
        }

        @Test("10,000 targets are all listed, keys work, and the good ones go on")
        func manyTargets() async throws {
            try await withServers { servers in
                let refused = try Socket.freePorts(1)[0]
                let many = (0..<9998).map { #"{"targets":["localhost:\#(refused)"],"labels":{"n":"\#($0)"}}"# }
                let good = Self.list([servers.thirty.address, servers.fifty.address]).dropFirst().dropLast()
                let list = "[\(good)," + many.joined(separator: ",") + "]"
                try await ScriptedServer.run { _ in
                    .json(list)
                } _: { server in
                    try await Terminal.run(Size(200, 60)) { terminal in
                        let discovery = "http://localhost:\(server.port)/targets"
                        let command = Dashboard.command(discovery, interval: "5s", refresh: "10s")
                        try await terminal.enter(command + "; echo exit 'code' $?")
                        try await terminal.shows("10,000 targets") { $0.header.contains("10000 targets") }
                        for server in [servers.thirty, servers.fifty] {
                            try await eventually("2 scrapes of \(server.address)", within: .seconds(60)) {
                                try await Page.get("/metrics", port: server.port).body
                                    .contains(#/path="/metrics2"\} ([2-9]|\d\d)/#)
                            }
                        }
                        try await terminal.shows("the waves") { screen in
                            screen.lines.contains { $0.contains(servers.thirty.address) && $0.contains(" up ") }
                        }
                        try await terminal.press("t")
                        try await terminal.shows("the targets page") {
                            $0.text.contains("labels     {") && $0.text.contains("/10000 up)")
                        }
                        try await terminal.press("q")
                        try await terminal.shows("exit code 0")
                    }
                }
            }
        }

        private static func list(_ addresses: [String]) -> String {
            let targets = addresses.map { "\"\($0)\"" }.joined(separator: ",")
            return #"[{"targets":[\#(targets)],"labels":{"metrics_path":"/metrics2"}}]"#
        }
    }
}
