import Foundation
import Testing

extension EndToEndTests {
    /// The promises hold on an idle machine; the limits here are wide, so that a busy one does not break them.
    @Suite("What the programs take", .needsTmux)
    struct ResourceTests {
        @Test("the dashboard on two targets takes little processor time and memory")
        func dashboard() async throws {
            try await withServers { servers in
                try await Terminal.run(Size(110, 32)) { terminal in
                    try await terminal.enter(Dashboard.command(servers.targets, interval: "5s", refresh: "10s"))
                    try await terminal.shows("both are up") { $0.header.contains("2 targets, 2 up") }
                    let dashboard = try await terminal.process(named: "promwave")
                    let (start, used) = (ContinuousClock.now, ProcessTable.processorTime(of: dashboard))
                    // A stretch of time is what is measured here.
                    try await Task.sleep(for: .seconds(6))
                    let seconds = (ContinuousClock.now - start) / .seconds(1)
                    let share = (ProcessTable.processorTime(of: dashboard) - used) / seconds
                    let memory = ProcessTable.peakMemory(of: dashboard)
                    print("dashboard: \((share * 1000).rounded() / 10) % of a core, \(memory / 1_000_000) MB at most")
                    #expect(share < 0.05)
                    #expect(memory < 60_000_000)
                }
            }
        }

        @Test("a server is ready at once, takes little memory, and SIGTERM ends it within a second")
        func server() async throws {
            try await withServers { servers in
                // A machine that stands still adds to both.
                let (ending, ready) = try await again(atMost: 5) { () -> (ending: Duration, ready: Duration) in
                    let start = ContinuousClock.now
                    _ = try await servers.thirty.stop()
                    let end = ContinuousClock.now
                    try await servers.thirty.start()
                    return (end - start, ContinuousClock.now - end)
                } while: {
                    $0.ending >= .seconds(2) || $0.ready >= .seconds(1)
                }
                let page = try await Page.get("/metrics", port: servers.thirty.port)
                let memory = page.body.firstMatch(of: /\nprocess_resident_memory_bytes ([\d.e+]+)\n/)
                    .flatMap { Double($0.1) }
                print("metrics server: listens after \(ready), ended after \(ending), \((memory ?? 0) / 1_000_000) MB")
                #expect(ending < .seconds(2))
                #expect(ready < .seconds(1))
                #expect(memory.map { $0 < 30_000_000 } == true)
            }
        }
    }
}
