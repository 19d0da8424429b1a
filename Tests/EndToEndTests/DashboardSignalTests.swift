import Foundation
import Testing

extension EndToEndTests {
    @Suite("Signals that end any program", .needsTmux)
    struct DashboardSignalTests {
        static let signals: [(name: String, number: Int32)] = [
            ("QUIT", SIGQUIT), ("USR1", SIGUSR1), ("USR2", SIGUSR2), ("ALRM", SIGALRM), ("XCPU", SIGXCPU),
            ("XFSZ", SIGXFSZ), ("VTALRM", SIGVTALRM), ("PROF", SIGPROF), ("IO", SIGIO),
        ]

        @Test("give the terminal back, and end the dashboard at once", arguments: signals)
        func endsCleanly(name: String, number: Int32) async throws {
            try await Terminal.run { terminal in
                let before = terminal.directory.appending(path: "before")
                let after = terminal.directory.appending(path: "after")
                try await terminal.enter("ulimit -c 0; echo what was 'here before'; stty -a >\(before.path)")
                try await terminal.shows("what was here before")
                try await terminal.enter(Dashboard.command("http://127.0.0.1:1/targets") + "; echo exit 'code' $?")
                try await terminal.shows("the dashboard") { $0.header.hasPrefix(" promwave ") }
                kill(try await terminal.process(named: "promwave"), number)
                let screen = try await terminal.shows("the shell again", within: .seconds(5)) { screen in
                    screen.text.contains(/exit code \d+\nready>/)
                }
                #expect(screen.text.contains("exit code \(128 + number)\n"))
                #expect(screen.text.contains("what was here before"))
                #expect(!screen.text.contains("SIG\(name)"), "nobody else writes of it")
                #expect(try await terminal.value("alternate_on") == "0")
                #expect(try await terminal.value("cursor_flag") == "1")
                try await terminal.enter("stty -a >\(after.path); echo it 'is so'")
                try await terminal.shows("it is so")
                let settings = try String(contentsOf: before, encoding: .utf8)
                #expect(settings.contains(" icanon"))
                #expect(try String(contentsOf: after, encoding: .utf8) == settings)
            }
        }

        @Test("and those that whoever starts it ignores end nothing")
        func ignored() async throws {
            try await Terminal.run { terminal in
                try await terminal.enter("(trap '' USR1; exec \(Dashboard.command("http://127.0.0.1:1/targets")))")
                try await terminal.shows("the dashboard") { $0.header.hasPrefix(" promwave ") }
                let dashboard = try await terminal.process(named: "promwave")
                kill(dashboard, SIGUSR1)
                try await terminal.press("?")
                try await terminal.shows("this help")
                #expect(ProcessTable.isRunning(dashboard))
                try await terminal.press("q")
                try await terminal.shows("the shell") { $0.text.contains("ready>") }
            }
        }
    }
}
