import Foundation
import Testing

extension EndToEndTests {
    @Suite("The dashboard's keys", .needsTmux)
    struct DashboardKeysTests {
        @Test("? opens help and Esc closes it; t shows targets, v splits, + - = change the window")
        func pages() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(160, 40)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets, window: "2m"))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }

                    try await terminal.press("?")
                    let help = try await terminal.shows("help") { $0.text.contains("Ctrl-C") }
                    for action in ["quit", "freeze", "window", "targets", "scrape"] {
                        #expect(help.text.contains(action))
                    }
                    try await terminal.press("Escape")
                    try await terminal.shows("no help any more") { !$0.text.contains("Ctrl-C") }

                    try await terminal.press("t")
                    let both = [servers.thirty, servers.fifty]
                    let targets = try await terminal.shows("the targets page, with both up") { screen in
                        screen.text.contains("discovered") && screen.text.contains("promwave (2/2 up)")
                            && both.allSatisfy { screen.lines(with: "up http://\($0.address)/metrics2").count == 1 }
                    }
                    #expect(targets.text.contains("discovery \(servers.targets) 2 targets"))
                    for server in both {
                        let labels = #"{instance="\#(server.address)", job="promwave", kubernetes_namespace="default"}"#
                        #expect(targets.lines(with: labels).count == 1)
                        #expect(targets.lines(with: #"{__address__="\#(server.address)""#).count == 1)
                    }
                    try await terminal.press("t")
                    try await terminal.shows("the charts again") { $0.chart("my_first_metric").count > 4 }

                    try await terminal.press("v")
                    try await terminal.shows("a chart for each series") { screen in
                        screen.text.contains("split ▾")
                            && screen.lines(with: "my_first_metric   1 \(servers.thirty.address)").count == 1
                            && screen.lines(with: "my_first_metric   2 \(servers.fifty.address)").count == 1
                    }
                    try await terminal.press("v")
                    try await terminal.shows("together ▾")

                    for (key, window) in [
                        ("+", "1 m"), ("+", "30 s"), ("=", "2 m"), ("-", "5 m"), ("-", "10 m"), ("=", "2 m"),
                    ] {
                        try await terminal.press(key)
                        try await terminal.shows("a window of \(window)") { $0.header.contains("window \(window) ") }
                    }
                }
            }
        }

        @Test("space freezes the view and says so, while scraping goes on")
        func freeze() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(110, 32)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up, with values") { screen in
                        [1, 2].allSatisfy { screen.row($0).contains(" up ") } && screen.text.contains("┤")
                    }
                    try await terminal.press("Space")
                    let frozen = try await terminal.shows("a banner, and the whole of its frame") {
                        $0.header.contains("FROZEN") && $0.lastLine.contains("live")
                    }
                    #expect(!frozen.header.contains("LIVE"))

                    let before = try await servers.thirty.scrapes
                    try await eventually("4 more scrapes") { try await servers.thirty.scrapes >= before + 4 }
                    #expect(try await terminal.screen().lines.dropFirst() == frozen.lines.dropFirst())

                    try await terminal.press("Space")
                    try await terminal.shows("live again, with what has come meanwhile") { screen in
                        screen.header.contains("LIVE")
                            && screen.chart("my_first_metric") != frozen.chart("my_first_metric")
                    }
                }
            }
        }

        @Test("r scrapes all targets at once, however long the interval is")
        func scrapeNow() async throws {
            try await withServers { servers in
                try await Terminal.run { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets, interval: "1h"))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    for server in [servers.thirty, servers.fifty] { #expect(try await server.scrapes == 1) }
                    try await terminal.press("r")
                    for server in [servers.thirty, servers.fifty] {
                        try await eventually("a second scrape") { try await server.scrapes == 2 }
                    }
                }
            }
        }

        @Test("Ctrl-L draws anew what another program has written over")
        func repaint() async throws {
            try await withServers { servers in
                try await Terminal.run { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    let path = try await terminal.value("pane_tty")
                    let tty = try FileHandle(forWritingTo: URL(filePath: path))
                    try tty.write(contentsOf: Data("\u{1B}[1;1HSOMETHING ELSE".utf8))
                    try tty.close()
                    try await terminal.shows("SOMETHING ELSE")
                    try await terminal.press("C-l")
                    try await terminal.shows("the header again") { screen in
                        !screen.text.contains("SOMETHING") && screen.header.hasPrefix(" promwave ")
                    }
                }
            }
        }

        @Test("Ctrl-Z gives the terminal back to the shell, and fg comes back whole")
        func suspend() async throws {
            try await withServers { servers in
                try await Terminal.run { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    try await terminal.press("C-z")
                    try await terminal.shows("Stopped")
                    #expect(try await terminal.value("alternate_on") == "0")
                    #expect(try await terminal.value("cursor_flag") == "1")
                    try await terminal.resize(Size(100, 30))
                    try await terminal.enter("fg")
                    try await terminal.shows("the whole dashboard at the new size") { screen in
                        screen.header.contains("LIVE") && screen.header.count == 99
                            && screen.lines[29].contains("? help") && screen.chart("my_first_metric").count > 4
                    }
                    try await terminal.press("q")
                    try await terminal.shows("the shell again") {
                        $0.text.contains("Stopped") && $0.lastLine == "ready>"
                    }
                }
            }
        }
    }
}
