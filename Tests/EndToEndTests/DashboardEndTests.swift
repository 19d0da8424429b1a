import Foundation
import Testing

extension EndToEndTests {
    @Suite("The dashboard's end", .needsTmux)
    struct DashboardEndTests {
        /// A way out, and the exit code that the shell sees.
        enum Way: CustomTestStringConvertible, Sendable {
            case key(String)
            case signal(Int32, String, code: Int)

            var code: Int {
                if case .signal(_, _, let code) = self { code } else { 0 }
            }

            var testDescription: String {
                switch self {
                case .key(let key): key
                case .signal(_, let name, _): name
                }
            }
        }

        static let ways: [Way] = [
            .key("q"), .key("C-c"), .signal(SIGTERM, "SIGTERM", code: 0), .signal(SIGINT, "SIGINT", code: 0),
            .signal(SIGHUP, "SIGHUP", code: 0), .signal(SIGSEGV, "SIGSEGV", code: 139),
            .signal(SIGABRT, "SIGABRT", code: 134),
        ]

        @Test("every way out gives the terminal back as it was", arguments: ways)
        func terminalIsRestored(way: Way) async throws {
            try await withServers { servers in
                try await Terminal.run { terminal in
                    let before = terminal.directory.appending(path: "before")
                    let after = terminal.directory.appending(path: "after")
                    try await terminal.enter("ulimit -c 0; echo what was 'here before'; stty -a >\(before.path)")
                    try await terminal.shows("what was here before")
                    try await terminal.enter(Dashboard.command(servers.targets) + "; echo exit 'code' $?")
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    let dashboard = try await terminal.process(named: "promwave")
                    #expect(try await terminal.value("alternate_on") == "1")
                    #expect(try await terminal.value("cursor_flag") == "0")

                    switch way {
                    case .key(let key): try await terminal.press(key)
                    case .signal(let signal, _, _): kill(dashboard, signal)
                    }
                    let screen = try await terminal.shows("the shell again") { screen in
                        screen.text.contains(/exit code \d+\nready>/)
                    }
                    #expect(screen.text.contains("exit code \(way.code)\n"))
                    #expect(screen.text.contains("what was here before"))
                    #expect(!screen.text.contains("my_first_metric"))
                    #expect(!ProcessTable.isRunning(dashboard))
                    for (name, value) in [
                        ("alternate_on", "0"), ("cursor_flag", "1"), ("keypad_flag", "0"), ("keypad_cursor_flag", "0"),
                    ] {
                        #expect(try await terminal.value(name) == value, "\(name)")
                    }
                    try await terminal.enter("stty -a >\(after.path)")
                    try await terminal.enter("echo 'it' 'echoes'")
                    try await terminal.shows("it echoes")
                    let settings = try String(contentsOf: before, encoding: .utf8)
                    #expect(settings.contains("echo"))
                    #expect(try String(contentsOf: after, encoding: .utf8) == settings)
                }
            }
        }

        @Test("q works on every page, and while targets hang")
        func quitsAnywhere() async throws {
            try await ScriptedServer.run { _ in
                .silence
            } _: { server in
                for keys in [[], ["?"], ["t"], ["Space"], ["v", "t", "?"]] {
                    try await Terminal.run { terminal in
                        let command = Dashboard.command(
                            "http://localhost:\(server.port)/targets", interval: "60s", refresh: "60s",
                            options: ["--target", "http://localhost:\(server.port)/metrics"])
                        try await terminal.enter(command + "; echo exit 'code' $?")
                        try await terminal.shows("the dashboard") { $0.header.hasPrefix(" promwave ") }
                        for key in keys { try await terminal.press(key) }
                        try await terminal.press("q")
                        // Before the 10 s are over that the target has.
                        try await terminal.shows("exit code 0", within: .seconds(8))
                    }
                }
            }
        }

        @Test("a terminal that is closed ends it, and it does not spin")
        func terminalIsClosed() async throws {
            try await withServers { servers in
                try await Terminal.run { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    let dashboard = try await terminal.process(named: "promwave")
                    let used = ProcessTable.processorTime(of: dashboard)
                    try await terminal.close()
                    var most = used
                    try await eventually("it ends", every: .milliseconds(20)) {
                        most = max(most, ProcessTable.processorTime(of: dashboard))
                        return !ProcessTable.isRunning(dashboard)
                    }
                    #expect(most - used < 0.5, "seconds of processor time after the terminal was gone")
                }
            }
        }

        @Test(
            "a terminal that cannot be drawn on is refused in words, with exit code 2",
            arguments: ["nonsense", ""])
        func unknownTerminal(name: String) async throws {
            try await Terminal.run { terminal in
                try await terminal.enter("TERM=\(name) \(Programs.promwave); echo exit 'code' $?")
                let screen = try await terminal.shows("exit code 2")
                let message = screen.lines.drop { !$0.hasPrefix("promwave: ") }.joined()
                #expect(message.contains("TERM"))
                #expect(name.isEmpty || message.contains(name))
                #expect(message.contains("xterm-256color"))
                #expect(try await terminal.value("alternate_on") == "0")
            }
        }

        @Test("a dumb terminal gets a line of text for each scrape")
        func dumbTerminal() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(200, 24)) { terminal in
                    try await terminal.enter("TERM=dumb " + Dashboard.command(servers.targets))
                    try await terminal.shows("lines of text") { screen in
                        screen.lines(with: "up \(servers.thirty.address) http://").count >= 2
                    }
                    try await terminal.press("C-c")
                    try await terminal.enter("echo it 'is over'")
                    try await terminal.shows("it is over")
                }
            }
        }

        @Test("a terminal that is newer than this machine's list of terminals is drawn on as an xterm")
        func newTerminal() async throws {
            try await withServers { servers in
                try await Terminal.run { terminal in
                    try await terminal.enter("TERM=xterm-of-tomorrow " + Dashboard.command(servers.targets))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    try await terminal.press("q")
                    try await terminal.shows("the shell") { $0.text.contains("ready>") }
                }
            }
        }
    }
}
