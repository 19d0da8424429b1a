import Foundation
import Testing

extension EndToEndTests {
    @Suite("A target that hangs, and does not take leave of TLS either")
    struct HungTargetTests {
        @Test("holds up no check, which says what it has seen")
        func check() async throws {
            try await HungSecureServer.run(page: "m 1\n") { server in
                let start = ContinuousClock.now
                let answer = try await Promwave.run([
                    "check", "--target", "https://\(server.address)/metrics", "--insecure", "--interval", "1s",
                    "--timeout", "500ms", "--for", "4s", "--expect", "m=1±10%",
                ])
                #expect(start.duration(to: .now) < .seconds(7))
                #expect([.code(0), .code(1), .code(2)].contains(answer.status), "\(answer.complaints)")
                #expect(answer.output.contains("VERDICT"))
                #expect(answer.output.contains(server.address))
            }
        }

        @Test("holds up no snapshot")
        func snapshot() async throws {
            try await HungSecureServer.run(page: "m 1\n") { server in
                let start = ContinuousClock.now
                let answer = try await Promwave.run([
                    "snapshot", "--target", "https://\(server.address)/metrics", "--insecure", "--interval", "1s",
                    "--after", "2s",
                ])
                #expect(start.duration(to: .now) < .seconds(5))
                #expect(answer.status == .code(0))
                #expect(answer.output.hasPrefix(" promwave "))
            }
        }
    }
}
