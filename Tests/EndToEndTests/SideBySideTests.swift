import Testing

extension EndToEndTests {
    @Suite("Prometheus and promwave on the same configuration, at the same time", .needsPrometheus)
    struct SideBySideTests {
        @Test("have the same targets with the same labels, the same series with the same values, and the same gaps")
        func sideBySide() async throws {
            // Scrapes that ran out of time because the machine stood still say nothing about either side.
            let run = try await again {
                let run = try await SideBySideRun.result()
                print("side by side: \(run.pace)")
                return run
            } while: {
                $0.wasDisturbed
            }
            #expect(run.targets.joined(separator: "\n") == "")
            #expect(run.series.prefix(40).joined(separator: "\n") == "", "\(run.pace)")
            #expect(run.needlessPermissions == [])
            // All of the largest exposition among them.
            #expect(run.theirs.series.count > 16_000)
            let gaps = [
                ("f", "flaps", ["1.0", "NaN", "1.0", "NaN"]),
                ("f", "loses-a-series", ["1.0"]),
                ("g", "loses-a-series", ["2.0", "NaN", "2.0", "NaN"]),
                ("e", "empties", ["1.0", "NaN", "1.0", "NaN"]),
                ("up", "hangs", ["1.0", "0.0", "1.0", "0.0"]),
            ]
            let secure = ["trusted": "1.0", "named": "1.0", "known": "1.0", "unchecked": "1.0"].merging(
                ["untrusted": "0.0", "misnamed": "0.0", "unknown": "0.0"]) { one, _ in one }
            for (job, up) in secure {
                let name = run.ours.series.keys.filter { $0.contains("\"up\"") && $0.contains("job=\"tls-\(job)\"") }
                #expect(name.map { run.ours.series[$0] } == [[up]], "\(job)")
            }
            for (metric, job, timeline) in gaps {
                let name = "{__name__=\"\(metric)\", instance=\"\(run.first)\", job=\"\(job)\"}"
                #expect(run.ours.series[name] == timeline, "\(name)")
            }
        }
    }
}
