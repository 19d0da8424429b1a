import Foundation
import Testing

extension EndToEndTests {
    @Suite("From a key to the whole frame on the terminal")
    struct ResponseTests {
        /// Keys, and what is drawn last of their frame: a word of the footer.
        private static let presses = [
            ("t", "open"), ("t", "split"), ("v", "together"), ("v", "split"), ("l", "choose"), ("l", "split"),
            ("\u{1B}OD", "away"), ("\u{1B}", "split"), ("/", "Enter"), ("\u{1B}", "split"), (" ", "live"),
            (" ", "freeze"),
        ]

        /// Seconds from each key to its frame, shortest first.
        private static func latencies(_ terminal: PseudoTerminal, rounds: Int) throws -> [Double] {
            var all: [Double] = []
            for round in 0..<rounds {
                for (order, (key, word)) in presses.enumerated() {
                    // At other times than scrapes and full seconds.
                    terminal.pass(.milliseconds(20 + (order * 5 + round * 3) % 7 * 13))
                    terminal.type(key)
                    guard let time = terminal.read(until: word, within: .seconds(30)) else {
                        throw Failure("'\(word)' does not come after \(key.debugDescription)")
                    }
                    all.append(time / .seconds(1))
                }
            }
            return all.sorted()
        }

        private static func quantile(_ part: Double, _ sorted: [Double]) -> Double {
            sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
        }

        private static func start(_ targets: String) throws -> (PseudoTerminal, ChildProcess) {
            let terminal = try PseudoTerminal(Size(200, 60))
            return (terminal, try terminal.start(Programs.promwave, ["--sd", targets, "--interval", "5s"]))
        }

        @Test("under 16 ms, with 1,000 targets being scraped and one of them hanging, as with two")
        func keys() async throws {
            try await withServers { servers in
                try await Crowd.run(1000) { crowd in
                    let (small, calm) = try Self.start(servers.targets)
                    defer { calm.destroy() }
                    let (large, busy) = try Self.start(crowd.targets)
                    defer { busy.destroy() }
                    let (few, many) = try await PseudoTerminal.run {
                        // The one that hangs is down when its time is out; by then all others are up.
                        for (terminal, count) in [(small, "2 targets, 2 up"), (large, "1000 targets, 1 down")] {
                            var isThere = false
                            for _ in 0..<120 where !isThere {
                                // Draws the whole frame, so that the words come in one piece.
                                terminal.type("\u{0C}")
                                isThere = terminal.read(until: count, within: .milliseconds(500)) != nil
                            }
                            guard isThere else { throw Failure("not '\(count)'") }
                        }
                        var (few, many): ([Double], [Double]) = ([], [])
                        // Turn by turn, so that both meet the same other load of the machine.
                        for _ in 0..<4 {
                            few += try Self.latencies(small, rounds: 2)
                            small.pass(.zero)
                            many += try Self.latencies(large, rounds: 2)
                        }
                        return (few.sorted(), many.sorted())
                    }
                    for (name, times) in [("2 targets", few), ("1,000 targets", many)] {
                        let parts = [0.5, 0.95, 0.99].map { part in
                            "p\(Int(part * 100)) \((Self.quantile(part, times) * 10_000).rounded() / 10) ms"
                        }
                        print("key to frame, \(name): \(parts.joined(separator: ", "))")
                    }
                    // What the rest of the machine does meets both.
                    for part in [0.5, 0.95] {
                        #expect(Self.quantile(part, many) < max(0.016, Self.quantile(part, few) * 5))
                    }
                }
            }
        }
    }
}
