import Foundation
import Testing

extension EndToEndTests {
    @Suite("Targets that answer badly")
    struct BadTargetsTests {
        @Test("each is down with the reason in a line of text, and the good one goes on")
        func lines() async throws {
            try await Self.run { good, refused, server in
                try await withTemporaryDirectory { directory in
                    let command = Dashboard.command("http://localhost:\(server.port)/targets", interval: "1s")
                    let process = try ChildProcess(
                        "/bin/bash", ["-c", "\(command) | cat"], output: directory.appending(path: "output"))
                    defer { process.destroy() }
                    let reasons =
                        BadTarget.all.map { ("localhost:\(server.port)/\($0.name) ", $0.words) } + [
                            ("localhost:\(refused)/metrics2 ", "connection refused")
                        ]
                    for (target, reason) in reasons {
                        try await eventually("'\(target)' is down: '\(reason)'", state: process.text) {
                            process.text.split(separator: "\n").contains {
                                $0.contains(" down ") && $0.contains(target) && $0.contains(reason)
                            }
                        }
                    }
                    try await eventually("3 scrapes of the good target", within: .seconds(60), state: process.text) {
                        process.text.matches(
                            of: try Regex("up \(good.address) http://\(good.address)/metrics2 1 sample")
                        )
                        .count >= 3
                    }
                    #expect(!process.text.contains("down \(good.address)"))
                    try await eventually("a scrape of the page with escapes", state: process.text) {
                        process.text.contains("localhost:\(server.port)/escapes 2 samples")
                    }
                    Self.expectHarmless(process.text)

                    let dashboard = try #require(ProcessTable.descendant(of: process.pid, named: "promwave"))
                    #expect(ProcessTable.peakMemory(of: dashboard) < 500_000_000)
                    kill(dashboard, SIGTERM)
                    #expect(try await process.end() == .code(0))
                }
            }
        }

        @Test("each is down with the reason on the screen, and no escape sequence reaches the terminal", .needsTmux)
        func screen() async throws {
            try await Self.run { good, refused, server in
                try await Terminal.run(Size(200, 80)) { terminal in
                    let written = try await terminal.record()
                    let title = try await terminal.value("pane_title")
                    try await terminal.enter(
                        Dashboard.command("http://localhost:\(server.port)/targets", interval: "1s"))
                    try await terminal.shows("the good target's wave") { screen in
                        screen.lines(with: " \(good.address) ").contains { $0.contains(#/ up +(2[7-9]|3[0-3])\.\d/#) }
                    }
                    try await terminal.shows("why another is down") { screen in
                        screen.lines(with: " localhost:\(refused) ").contains { $0.contains("connection refused") }
                    }

                    try await terminal.press("t")
                    let page = try await terminal.shows("every reason on the targets page") { screen in
                        BadTarget.all.allSatisfy { Self.reason($0.name, in: screen, server).contains($0.words) }
                            && screen.lines(with: "up http://\(good.address)/metrics2").count == 1
                            && screen.lines(with: "up http://localhost:\(server.port)/escapes").count == 1
                    }

                    // The label from discovery, with signs for what a terminal would obey.
                    let heads = page.lines.filter { $0.contains(#/^ +(up|down|unknown) http:/#) }
                    let position = try #require(heads.firstIndex { $0.contains("/escapes ") })
                    for _ in 0..<position { try await terminal.press("Down") }
                    try await terminal.press("Enter")
                    try await terminal.shows("the labels of /escapes") { screen in
                        screen.lines(with: #"note="␛]0;hostile␇␛[2J␛[31m�2J�""#).count == 2
                    }
                    try await terminal.press("Enter")
                    try await terminal.shows("the list again") { $0.text.contains("(2/13 up)") }

                    let before = try await terminal.screen().lines(with: "\(good.address)/metrics2")
                    try await terminal.shows("newer samples of the good target") {
                        $0.lines(with: "\(good.address)/metrics2") != before
                    }
                    try await terminal.press("t", "v")
                    try await terminal.shows("split ▾")
                    #expect(try await terminal.value("pane_title") == title)
                    try await terminal.press("q")
                    try await terminal.shows("the shell again") { $0.lastLine == "ready>" }
                    Self.expectHarmless(String(decoding: try Data(contentsOf: written), as: UTF8.self))
                }
            }
        }

        @Test("what a series shows is of its own target, however alike the others are", .needsTmux)
        func rightTarget() async throws {
            try await Self.run { _, _, server in
                try await Terminal.run(Size(200, 60)) { terminal in
                    try await terminal.enter(
                        Dashboard.command("http://localhost:\(server.port)/targets", interval: "1s"))
                    // The page that is scraped well is on the same host and port as those that are not.
                    try await terminal.shows("its two series are up, and every other page is down") {
                        let own = $0.lines(with: " localhost:\(server.port)").filter { $0.contains(" – ") }
                        let series = own.filter { $0.contains(#/ up +3[01]\.00 /#) }
                        return series.count == 2 && own.count { $0.contains(" down ") } == BadTarget.all.count
                    }
                }
            }
        }

        /// Runs a good target, one that refuses, and all the bad ones, which discovery names together.
        private static func run(_ body: (Server, Int, ScriptedServer) async throws -> Void) async throws {
            try await withServers { servers in
                let refused = try Socket.freePorts(1)[0]
                try await ScriptedServer.run { _ in
                    .silence
                } _: { server in
                    let targets = BadTarget.all + [.escapes]
                    let groups =
                        targets.map { ("localhost:\(server.port)", "/\($0.name)", $0.name) } + [
                            (servers.thirty.address, "/metrics2", "good"),
                            ("localhost:\(refused)", "/metrics2", "refuses"),
                        ]
                    let list = try JSONSerialization.data(
                        withJSONObject: groups.map { address, path, name in
                            let note = name == "escapes" ? BadTarget.hostile : "none"
                            var labels = ["metrics_path": path, "page": name, "note": note]
                            if name == "good" {
                                // None of its scrapes may fail: the others have a second, and it the most that it may.
                                labels["__scrape_interval__"] = "5s"
                                labels["__scrape_timeout__"] = "5s"
                            }
                            return ["targets": [address], "labels": labels] as [String: any Sendable]
                        })
                    server.answer { request in
                        request.path == "/targets"
                            ? .page(type: "application/json", body: Array(list))
                            : targets.first { "/\($0.name)" == request.path }?.answer ?? .silence
                    }
                    try await body(servers.thirty, refused, server)
                }
            }
        }

        /// What stands below a target's line on the targets page.
        private static func reason(_ name: String, in screen: Screen, _ server: ScriptedServer) -> String {
            let head = "down http://localhost:\(server.port)/\(name) "
            guard let row = screen.lines.firstIndex(where: { $0.contains(head) }) else { return "" }
            return screen.lines[row + 1]
        }

        private static func expectHarmless(_ text: String) {
            for sequence in ["\u{1B}]0;hostile", "\u{7}", "\u{9B}", "\u{202E}"] {
                #expect(!text.unicodeScalars.contains(sequence.unicodeScalars), "\(Array(sequence.utf8))")
            }
        }
    }
}
