import Testing

extension EndToEndTests {
    @Suite("Prometheus and promwave on the same configuration, at the same time", .needsPrometheus)
    struct SideBySideTests {
        @Test("have the same targets with the same labels, the same series with the same values, and the same gaps")
        func sideBySide() async throws {
            let run = try await again(atMost: 5) {
                let run = try await SideBySideRun.result()
                print("side by side: \(run.pace)")
                return run
            } while: {
                // Scrapes that ran out of time because the machine stood still say nothing about either side.
                $0.wasDisturbed && !Self.faults(of: $0).isEmpty
            }
            #expect(Self.faults(of: run).joined(separator: "\n") == "", "\(run.pace)")
            // All of the largest exposition among them.
            #expect(run.theirs.series.count > 16_000)
        }

        /// What a metric of a job's one target goes through.
        private static let gaps = [
            ("f", "flaps", ["1.0", "NaN", "1.0", "NaN"]),
            ("f", "loses-a-series", ["1.0"]),
            ("g", "loses-a-series", ["2.0", "NaN", "2.0", "NaN"]),
            ("e", "empties", ["1.0", "NaN", "1.0", "NaN"]),
            ("up", "hangs", ["1.0", "0.0", "1.0", "0.0"]),
        ]

        /// `up` of the jobs that use TLS.
        private static let secure = [
            ("trusted", "1.0"), ("named", "1.0"), ("known", "1.0"), ("unchecked", "1.0"),
            ("untrusted", "0.0"), ("misnamed", "0.0"), ("unknown", "0.0"),
        ]

        /// What differs between both, or from what it has to be, a line each.
        private static func faults(of run: SideBySideRun) -> [String] {
            var faults = run.targets + run.series.prefix(40)
            faults += run.needlessPermissions.map { "does not differ any more: \($0)" }
            for (job, up) in secure {
                let names = run.ours.series.keys.filter { $0.contains("\"up\"") && $0.contains("job=\"tls-\(job)\"") }
                let timelines = names.map { run.ours.series[$0] ?? [] }
                if timelines != [[up]] { faults.append("up of tls-\(job): \(timelines), expected \(up)") }
            }
            for (metric, job, timeline) in gaps {
                let name = "{__name__=\"\(metric)\", instance=\"\(run.first)\", job=\"\(job)\"}"
                let own = run.ours.series[name] ?? []
                if own != timeline { faults.append("\(name): \(own), expected \(timeline)") }
            }
            return faults
        }
    }
}
