import Foundation
import Testing

extension EndToEndTests {
    @Suite("demo.sh with the dashboard", .needsTmux)
    struct DemoDashboardTests {
        @Test("the first values are plotted soon, and q ends everything")
        func firstValues() async throws {
            // 2 s is the promise; a machine that is busy with other tests may take longer.
            let limit = Duration.seconds(5)
            let time = try await again {
                try await Demo.run { demo in
                    try await Terminal.run(environment: demo.environment) { terminal in
                        let start = ContinuousClock.now
                        try await terminal.enter(line(demo))
                        let screen = try await terminal.shows("plotted values of both waves") { screen in
                            [1, 2].allSatisfy { screen.row($0).contains(#/ up +\d\d\.\d\d /#) }
                                && screen.chart("my_first_metric").count(where: Screen.isPlotted) >= 2
                        }
                        let time = ContinuousClock.now - start
                        #expect(screen.row(1).contains("localhost:"))

                        let group = try await group(in: terminal)
                        try await terminal.press("q")
                        try await isOver(terminal, group, demo, code: 0)
                        return time
                    }
                }
            } while: {
                $0 >= limit
            }
            print("demo.sh: first plotted values after \(time)")
            #expect(time < limit)
        }

        @Test("Ctrl-C at the terminal ends everything")
        func controlC() async throws {
            try await Demo.run { demo in
                try await Terminal.run(environment: demo.environment) { terminal in
                    try await terminal.enter(line(demo))
                    try await terminal.shows("the dashboard") { $0.header.contains("2 targets, 2 up") }
                    let group = try await group(in: terminal)
                    try await terminal.press("C-c")
                    try await isOver(terminal, group, demo, code: 0)
                }
            }
        }

        @Test(
            "a signal to the script ends everything, and gives the terminal back",
            arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129)])
        func signal(signal: Int32, code: Int) async throws {
            try await Demo.run { demo in
                try await Terminal.run(environment: demo.environment) { terminal in
                    try await terminal.enter(line(demo))
                    try await terminal.shows("the dashboard") { $0.header.contains("2 targets, 2 up") }
                    let script = try await terminal.process(named: "bash")
                    let group = try await group(in: terminal)
                    kill(script, signal)
                    try await isOver(terminal, group, demo, code: code)
                }
            }
        }

        @Test("a script that is killed takes the dashboard with it, which gives the terminal back")
        func killed() async throws {
            try await Demo.run { demo in
                try await Terminal.run(environment: demo.environment) { terminal in
                    try await terminal.enter(line(demo))
                    try await terminal.shows("the dashboard") { $0.header.contains("2 targets, 2 up") }
                    let group = try await group(in: terminal)
                    kill(try await terminal.process(named: "bash"), SIGKILL)
                    try await isGone(terminal, group, demo)
                    // What the shell has said meanwhile went to the dashboard's screen.
                    try await terminal.enter("stty -a | grep -o ' echo '; echo 'back' again")
                    try await terminal.shows("the shell again") { $0.text.contains("\n echo\nback again\nready>") }
                }
            }
        }

        @Test("Ctrl-Z stops the script and the dashboard together, and fg goes on with both")
        func suspended() async throws {
            try await Demo.run { demo in
                try await Terminal.run(environment: demo.environment) { terminal in
                    try await terminal.enter(line(demo))
                    try await terminal.shows("the dashboard") { $0.header.contains("2 targets, 2 up") }
                    let group = try await group(in: terminal)
                    try await terminal.press("C-z")
                    try await terminal.shows("the shell") { $0.text.contains("Stopped") }
                    try await terminal.enter("fg")
                    try await terminal.shows("the dashboard again") { $0.header.contains("2 targets, 2 up") }
                    try await terminal.press("q")
                    try await isGone(terminal, group, demo)
                }
            }
        }

        @Test("a terminal that is closed ends everything")
        func closed() async throws {
            try await Demo.run { demo in
                try await Terminal.run(environment: demo.environment) { terminal in
                    try await terminal.enter(line(demo))
                    try await terminal.shows("the dashboard") { $0.header.contains("2 targets, 2 up") }
                    let group = try await group(in: terminal)
                    try await terminal.close()
                    try await eventually("no process of the demo is left") {
                        ProcessTable.group(group) == []
                    }
                }
            }
        }

        @Test("what follows -- goes to the dashboard, and its files are where the user is")
        func options() async throws {
            try await Demo.run { demo in
                try await Terminal.run(environment: demo.environment) { terminal in
                    try await terminal.enter("cd '\(terminal.directory.path)'")
                    try await terminal.enter(line(demo, "--window 2m --glyphs block --record waves.om"))
                    try await terminal.shows("the options' effect") { screen in
                        screen.header.contains("window 2 m") && screen.header.contains("REC")
                    }
                    let recording = terminal.directory.appending(path: "waves.om")
                    #expect(FileManager.default.fileExists(atPath: recording.path))
                }
            }
        }

        private func line(_ demo: Demo, _ options: String = "") -> String {
            ([demo.script] + demo.arguments).joined(separator: " ") + " -- \(options); echo exit 'code' $?"
        }

        /// The process group of the demo, which the shell gives it.
        private func group(in terminal: Terminal) async throws -> pid_t {
            let script = try await terminal.process(named: "bash")
            #expect(ProcessTable.group(script).count >= 5)
            return script
        }

        private func isOver(_ terminal: Terminal, _ group: pid_t, _ demo: Demo, code: Int) async throws {
            let screen = try await terminal.shows("the shell again") { screen in
                screen.text.contains(/exit code \d+\n/)
            }
            #expect(screen.text.contains("exit code \(code)\n"))
            try await isGone(terminal, group, demo)
        }

        private func isGone(_ terminal: Terminal, _ group: pid_t, _ demo: Demo) async throws {
            try await eventually("no process of the demo is left") {
                ProcessTable.group(group) == []
            }
            for port in demo.ports { #expect(!Socket.isTaken(port)) }
            #expect(try await terminal.value("alternate_on") == "0")
            #expect(try await terminal.value("cursor_flag") == "1")
        }
    }
}
