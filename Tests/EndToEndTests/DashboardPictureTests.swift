import Testing

extension EndToEndTests {
    @Suite("The dashboard's picture", .needsTmux)
    struct DashboardPictureTests {
        @Test("both waves are drawn, each in its band", arguments: [Size(80, 24), Size(110, 32), Size(200, 60)])
        func waves(size: Size) async throws {
            try await withServers(period: 4) { servers in
                try await Terminal.run(size) { terminal in
                    let command = Dashboard.command(servers.targets, options: Dashboard.expectations(servers))
                    try await terminal.enter(command)
                    try await terminal.shows("both bands are full of waves", Self.isFullOfWaves)
                    // A value at the end of its line may hide the label of the base for a while.
                    let screen = try await terminal.shows("the bases and the newest values stand at the right") {
                        screen in
                        let rows = screen.chart("my_first_metric")
                        return rows.contains { $0.contains("base 30") } && rows.contains { $0.contains("base 50") }
                            && rows.contains { $0.contains(/1.(2[7-9]|3[0-3])\.\d/) }
                            && rows.contains { $0.contains(/2.(4[5-9]|5[0-5])\.\d/) }
                            && screen.row(1).contains(#/ up +(2[7-9]|3[0-3])\.\d\d /#)
                            && screen.row(2).contains(#/ up +(4[5-9]|5[0-5])\.\d\d /#)
                    }
                    let bands = screen.bands("my_first_metric").flatMap(\.self)
                    let outside = screen.chart("my_first_metric").filter { Screen.isPlotted($0) && !bands.contains($0) }
                    #expect(outside == [], "no line leaves its band")
                    #expect(screen.header.hasPrefix(" promwave  "))
                    #expect(screen.header.contains("LIVE"))
                    #expect(screen.lastLine.contains("? help  q quit"))
                }
            }
        }

        @Test("the header counts the targets that are up", arguments: [Size(80, 24), Size(110, 32), Size(200, 60)])
        func header(size: Size) async throws {
            try await withServers { servers in
                try await Terminal.run(size) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                }
            }
        }

        @Test("a base that nobody gave is found by a fit, said to be fitted, and gets a verdict")
        func fit() async throws {
            try await withServers(period: 3) { servers in
                try await Terminal.run(Size(200, 60)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    // A sample that comes late is off: its weight among the others shrinks, or it leaves the window.
                    let screen = try await terminal.shows("a verdict on both", within: .seconds(60)) { screen in
                        [1, 2].allSatisfy { screen.row($0).contains("within ±10 %") }
                            && screen.row(1).contains(#/ (29\.[89]|30\.[01])\d +±(9\.9|10\.[01]) % /#)
                            && screen.row(2).contains(#/ (49\.[789]|50\.[012])\d +±(9\.9|10\.[01]) % /#)
                    }
                    #expect(screen.bands("my_first_metric").count == 2)
                    // The label gives way to a value that ends beside it.
                    try await terminal.shows("fitted 30")
                    try await terminal.shows("fitted 50")
                }
            }
        }

        @Test("a resize while it runs is drawn at once, at every size, and the lines are kept")
        func resize() async throws {
            try await withServers(period: 4) { servers in
                try await Terminal.run(Size(80, 24)) { terminal in
                    let command = Dashboard.command(servers.targets, options: Dashboard.expectations(servers))
                    try await terminal.enter(command)
                    try await terminal.shows("both bands are full of waves", Self.isFullOfWaves)
                    for size in [Size(200, 60), Size(110, 32), Size(80, 24), Size(60, 10), Size(110, 32)] {
                        try await terminal.resize(size)
                        try await terminal.shows("the whole of \(size) is drawn") {
                            screen in
                            // The clock stands at the header's end, the footer in the last row.
                            screen.header.count == size.columns - 1 && screen.header.contains(/\d\d:\d\d:\d\d$/)
                                && screen.lines[size.rows - 1].contains("? help")
                        }
                        let screen = try await terminal.screen()
                        #expect(screen.lines.contains(where: Screen.isPlotted))
                    }
                    try await terminal.shows("both waves again", Self.isFullOfWaves)
                }
            }
        }

        @Test("a terminal too small for anything is survived, and q works there")
        func tooSmall() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(80, 24)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets) + "; echo ended with $?")
                    try await terminal.shows("localhost:")
                    let dashboard = try await terminal.process(named: "promwave")
                    for size in [Size(20, 5), Size(3, 1), Size(1, 1), Size(3, 2)] {
                        try await terminal.resize(size)
                        try await terminal.shows("something of \(size)") { !$0.text.isEmpty }
                        #expect(ProcessTable.isRunning(dashboard))
                    }
                    try await terminal.press("q")
                    try await eventually("the dashboard ends") { !ProcessTable.isRunning(dashboard) }
                    try await terminal.resize(Size(80, 24))
                    try await terminal.shows("ended with 0")
                }
            }
        }

        @Sendable private static func isFullOfWaves(_ screen: Screen) -> Bool {
            let bands = screen.bands("my_first_metric")
            return bands.count == 2 && bands.allSatisfy { !$0.isEmpty && $0.allSatisfy(Screen.isPlotted) }
        }
    }
}
