import Foundation
import Testing

extension EndToEndTests {
    @Suite("The mouse, and a terminal that changes all the time", .needsTmux)
    struct DashboardMouseTests {
        /// What a terminal of xterm's kin sends: the button with 32 added, then column and row from 1 with 32 added.
        private static func bytes(_ button: Int, x: Int, y: Int) -> [String] {
            ([0x1B, 0x5B, 0x4D] + [button + 32, x + 33, y + 33]).map { String($0, radix: 16) }
        }

        @Test("a click sets the cursor, the wheel zooms")
        func mouse() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(110, 32)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets, window: "2m"))
                    try await terminal.shows("both are up, with values") { screen in
                        [1, 2].allSatisfy { screen.row($0).contains(" up ") }
                    }
                    #expect(try await terminal.value("mouse_any_flag") == "1")
                    try await terminal.send(Self.bytes(0, x: 60, y: 10))
                    try await terminal.shows("the cursor's keys") { $0.text.contains(" cursor  Esc away") }
                    try await terminal.press("Escape")
                    try await terminal.shows("no cursor") { !$0.text.contains("Esc away") }

                    try await terminal.send(Self.bytes(64, x: 60, y: 10))
                    try await terminal.shows("a shorter window") { $0.header.contains("window 1 m ") }
                    for _ in 1...2 { try await terminal.send(Self.bytes(65, x: 60, y: 10)) }
                    try await terminal.shows("a longer window") { $0.header.contains("window 5 m ") }
                }
            }
        }

        @Test("a click on a row of the table hides its series, another shows it, in both ways to say where")
        func row() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(110, 32)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets, window: "2m"))
                    let screen = try await terminal.shows("both are up, with values") { screen in
                        [1, 2].allSatisfy { screen.row($0).contains(" up ") } && screen.lines[31].contains("? help")
                    }
                    let row = try #require(screen.lines.firstIndex { $0.hasPrefix(" 2┅") })
                    try await terminal.send(Self.bytes(0, x: 20, y: row))
                    try await terminal.shows("hidden; 2 shows it")
                    let click = Array("\u{1B}[<0;21;\(row + 1)M\u{1B}[<0;21;\(row + 1)m".utf8)
                    try await terminal.send(click.map { String($0, radix: 16) })
                    try await terminal.shows("the series again") { !$0.text.contains("hidden") }
                }
            }
        }

        @Test("what other terminals send for the same keys works, and what is of no use does nothing")
        func sequences() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(110, 32)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets, window: "2m"))
                    try await terminal.shows("both are up, with values") { screen in
                        [1, 2].allSatisfy { screen.row($0).contains(" up ") }
                    }
                    func send(_ text: String) async throws {
                        try await terminal.send(text.utf8.map { String($0, radix: 16) })
                    }
                    // Control-Right, a focus event, a paste that would hide, split and quit.
                    try await send("\u{1B}[1;5C\u{1B}[I\u{1B}[200~12vq\u{1B}[201~")
                    let screen = try await terminal.shows("pasted text is for a search: / first")
                    #expect(screen.header.contains("LIVE"))
                    #expect(screen.text.contains("together ▾"))
                    #expect(!screen.text.contains("hidden"))
                    try await send("\u{1B}[D")
                    try await terminal.shows("the cursor: its time, and what there is of each series") { screen in
                        screen.lines[1].contains(#/\d\d:\d\d:\d\d   1 [\d–]/#)
                    }
                    try await send("\u{1B}/\u{1B}[200~localhost\n\u{1B}[201~")
                    try await terminal.shows("the search") { $0.lines[31].hasPrefix(" /localhost ") }
                }
            }
        }

        @Test("a storm of sizes ends in a whole picture of the last one")
        func storm() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(110, 32)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up") { $0.header.contains("2 up") }
                    for step in 1...60 {
                        try await terminal.resize(Size(1 + step * 37 % 160, 1 + step * 11 % 50))
                    }
                    try await terminal.resize(Size(100, 30))
                    let screen = try await terminal.shows("the whole picture") { screen in
                        screen.header.contains("2 up") && screen.text.contains("VERDICT")
                            && screen.text.contains("? help")
                    }
                    #expect(screen.chart("my_first_metric").count > 10)
                }
            }
        }
    }
}
