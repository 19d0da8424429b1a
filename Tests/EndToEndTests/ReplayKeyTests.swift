import Foundation
import Testing

extension EndToEndTests {
    @Suite("Replays", .needsTmux)
    struct ReplayKeyTests {
        private static let recording = Programs.root.appending(path: "docs/waves.om").path

        private static func command(_ options: String) -> String {
            "\(Programs.promwave) replay '\(recording)' --utc \(options); echo exit 'code' $?"
        }

        @Test("a replay is held, turned, stepped and sped up by keys, and q ends it")
        func keys() async throws {
            try await Terminal.run(Size(110, 32)) { terminal in
                try await terminal.enter(Self.command("--paused --at 2m"))
                let start = try await terminal.shows("on hold") {
                    $0.header.contains("PAUSED") && $0.row(3).contains(" up ")
                }
                #expect(start.header.contains("17:59:48 UTC"))
                #expect(start.lastLine.hasSuffix("━━━━───────  2:00 of 5:46  ×1"))

                try await terminal.press("]")
                let later = try await terminal.shows("a minute later") { $0.header.contains("18:00:48 UTC") }
                #expect(later.row(3).contains(" gone "))
                try await terminal.press("[")
                try await terminal.shows("a minute back") {
                    $0.header.contains("17:59:48 UTC") && $0.row(3).contains(" up ")
                }
                try await terminal.press(".")
                let stepped = try await terminal.shows("the next scrape") { !$0.header.contains("17:59:48") }
                try await terminal.press(",")
                try await terminal.press(",")
                try await terminal.shows("the scrape before") {
                    $0.header != stepped.header && !$0.header.contains("17:59:48") && $0.header.contains("17:59:4")
                }

                for _ in 0..<3 { try await terminal.press(">") }
                try await terminal.shows("×10")
                try await terminal.press("Space")
                try await terminal.shows("it plays") {
                    $0.header.contains("REPLAY ×10") && !$0.header.contains("17:59:")
                }
                try await terminal.press("End")
                let end = try await terminal.shows("its end") { $0.header.contains(" END ") }
                #expect(end.header.contains("18:03:34 UTC"))
                #expect(end.row(2).contains("within ±10 %"))
                try await terminal.press("Home")
                try await terminal.shows("its start") { $0.lastLine.contains(" 0:00 of 5:46") }
                try await terminal.press("q")
                try await terminal.shows("exit code 0")
            }
        }

        @Test("an outage is a gap in the replay, and the targets page says why")
        func outage() async throws {
            try await Terminal.run(Size(110, 32)) { terminal in
                try await terminal.enter(Self.command("--paused --at -30s --window 2m"))
                let screen = try await terminal.shows("three bands, from top to bottom") {
                    $0.bands("my_first_metric").count == 3
                }
                let bands = screen.bands("my_first_metric")
                #expect(Screen.longestGap(bands[0]) >= 10)
                #expect(Screen.longestGap(bands[2]) <= 1)
                try await terminal.press("[")
                try await terminal.press("t")
                let targets = try await terminal.shows("the targets page") { $0.text.contains("(1/2 up)") }
                #expect(targets.lines(with: "down http://localhost:8082/metrics2").count == 1)
                #expect(targets.text.contains("connection refused"))
                #expect(targets.lines(with: #"{__address__="localhost:8082""#).count == 1)
                try await terminal.press("q")
                try await terminal.shows("exit code 0")
            }
        }

        @Test("without a terminal it says what to do instead")
        func noTerminal() async throws {
            let answer = try await Command.run(Programs.promwave, ["replay", Self.recording])
            #expect(answer.status == .code(2))
            #expect(answer.text.contains("promwave snapshot --replay FILE"))
        }

        @Test("so it does on a dumb one")
        func dumbTerminal() async throws {
            try await Terminal.run(Size(110, 32)) { terminal in
                try await terminal.enter("TERM=dumb \(Programs.promwave) replay \(Self.recording)")
                try await terminal.shows("what to do") { $0.text.contains("promwave snapshot --replay FILE") }
            }
        }

        @Test("while it records, the dashboard says so, and q ends the file at once")
        func recordsLive() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(110, 32)) { terminal in
                    let file = terminal.directory.appending(path: "live.om").path
                    let command = Dashboard.command(servers.targets, options: ["--record", file])
                    try await terminal.enter(command + "; echo exit 'code' $?")
                    try await terminal.shows("both are up, and recorded") {
                        $0.header.contains("2 targets, 2 up") && $0.header.contains("● REC")
                    }
                    try await terminal.press("q")
                    let screen = try await terminal.shows("exit code 0")
                    #expect(screen.text.contains(/promwave: recorded \d+ samples to/))
                    #expect(try String(contentsOfFile: file, encoding: .utf8).hasSuffix("\n# EOF\n"))
                }
            }
        }
    }
}
