import Foundation
import Testing

extension EndToEndTests {
    @Suite("A terminal that takes nothing in, as behind a connection that hangs")
    struct DashboardBlockedTests {
        @Test("scraping goes on, and SIGTERM ends it all the same")
        func blocked() async throws {
            try await withServers { servers in
                let terminal = try PseudoTerminal(Size(200, 60))
                let dashboard = try terminal.start(
                    Programs.promwave, ["--sd", servers.targets, "--interval", "250ms", "--window", "30s"])
                defer { dashboard.destroy() }
                let isThere = try await PseudoTerminal.run {
                    (0..<40).contains { _ in
                        terminal.type("\u{0C}")
                        return terminal.read(until: "2 targets, 2 up", within: .milliseconds(500)) != nil
                    }
                }
                #expect(isThere)
                // Frames that nobody reads, until no more fits between.
                for _ in 0..<60 {
                    terminal.type("v")
                    try await Task.sleep(for: .milliseconds(20))
                }
                let before = try await servers.thirty.scrapes
                try await eventually("8 more scrapes") { try await servers.thirty.scrapes >= before + 8 }
                dashboard.send(SIGTERM)
                try await eventually("it has ended") { dashboard.exitStatus != nil }
                #expect(dashboard.exitStatus == .code(0))
            }
        }
    }
}
