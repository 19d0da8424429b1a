import Testing

extension EndToEndTests {
    @Suite("The dashboard through outages", .needsTmux)
    struct DashboardOutageTests {
        @Test("a target that is stopped shows down with the reason and a gap in its line, and comes back by itself")
        func targetStopped() async throws {
            try await withServers(period: 4) { servers in
                try await Terminal.run(Size(160, 40)) { terminal in
                    let command = Dashboard.command(servers.targets, options: Dashboard.expectations(servers))
                    try await terminal.enter(command)
                    try await terminal.shows("both are up", Self.areUp)
                    // The upper band is that of the second series.
                    try await terminal.shows("both lines") { screen in
                        let lines = screen.bands("my_first_metric").map { Screen.dottedColumns($0).count }
                        return lines.count == 2 && lines.allSatisfy { $0 >= 4 }
                    }

                    #expect(try await servers.thirty.stop() == .code(0))
                    try await terminal.shows("the first is down, and the second is not") { screen in
                        screen.row(1).contains(" down ") && screen.row(1).contains("connection refused")
                            && screen.row(2).contains(" up ") && screen.header.contains("2 targets, 1 down")
                    }
                    try await terminal.shows("the first line ends where its samples end, and the second goes on") {
                        screen in
                        let lines = screen.bands("my_first_metric").map { Screen.dottedColumns($0) }
                        return lines.count == 2 && lines[0].count { $0 > lines[1].last ?? .max } >= 4
                    }

                    try await servers.thirty.start()
                    try await terminal.shows("both are up again", Self.areUp)
                    try await terminal.shows("the first line goes on after a gap") { screen in
                        let bands = screen.bands("my_first_metric")
                        let ends = bands.map { Screen.dottedColumns($0).last ?? 0 }
                        // A machine that stands still leaves a gap in both.
                        return ends.count == 2 && abs(ends[1] - ends[0]) <= 1
                            && Screen.longestGap(bands[1], beside: bands[0]) >= 3
                            && Screen.longestGap(bands[0], beside: bands[1]) < 3
                    }
                }
            }
        }

        @Test("discovery that is stopped keeps the list and says so in the header, until it answers again")
        func discoveryStopped() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(160, 40)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up", Self.areUp)

                    #expect(try await servers.discovery.stop() == .code(0))
                    let screen = try await terminal.shows("the header says what failed") { screen in
                        screen.header.contains("discovery failed: connection refused")
                            && screen.header.contains("2 targets, 2 up") && Self.areUp(screen)
                    }
                    #expect(screen.header.contains(#/list of [\d.]+ s ago kept/#))
                    // The samples go on.
                    let before = screen.row(1)
                    try await terminal.shows("newer samples") { Self.areUp($0) && $0.row(1) != before }

                    try await servers.discovery.start()
                    try await terminal.shows("no complaint any more") { screen in
                        !screen.header.contains("discovery failed") && Self.areUp(screen)
                    }
                }
            }
        }

        @Test("at the usual size the reasons are not cut", arguments: [Size(80, 24), Size(110, 32)])
        func reasonsAreWhole(size: Size) async throws {
            try await withServers { servers in
                try await Terminal.run(size) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("both are up", Self.areUp)
                    _ = try await servers.thirty.stop()
                    try await terminal.shows("why the target is down") { screen in
                        screen.row(1).contains(" down ") && screen.row(1).contains("connection refused")
                    }
                    _ = try await servers.discovery.stop()
                    try await terminal.shows("why discovery failed") { screen in
                        screen.header.contains("discovery failed: connection refused")
                    }
                }
            }
        }

        @Test("a dashboard that is started first waits for discovery and then for the targets")
        func startedFirst() async throws {
            try await withServers { servers in
                _ = try await servers.discovery.stop()
                _ = try await servers.thirty.stop()
                try await Terminal.run(Size(160, 40)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets))
                    try await terminal.shows("why there is nothing") { screen in
                        screen.header.contains("discovery failed: connection refused")
                            && screen.text.contains("no targets yet: connection refused")
                    }
                    try await servers.discovery.start()
                    try await terminal.shows("the targets") { screen in
                        screen.header.contains("2 targets, 1 down") && screen.text.contains("connection refused")
                    }
                    try await servers.thirty.start()
                    try await terminal.shows("both are up", Self.areUp)
                }
            }
        }

        private static func areUp(_ screen: Screen) -> Bool {
            screen.row(1).contains(" up ") && screen.row(2).contains(" up ")
        }
    }
}
