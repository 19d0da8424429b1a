import Foundation
import Testing

extension EndToEndTests {
    @Suite("Recordings")
    struct RecordingTests {
        /// Records what a server answers, in lines of text instead of a dashboard, until enough is in the file.
        /// - Parameter limit: A prefix of the command, such as a limit of the shell's.
        static func record(
            _ targets: [String], to path: String, in directory: URL, interval: String = "200ms", limit: String = "",
            ending signal: Int32 = SIGTERM, once isEnough: (String) throws -> Bool
        ) async throws -> (status: ExitStatus, said: String) {
            let words = [Programs.promwave] + targets + ["--interval", interval, "--record", path]
            let line = words.map { "'\($0)'" }.joined(separator: " ")
            let process = try ChildProcess(
                "/bin/bash", ["-c", "\(limit) exec \(line)"], output: directory.appending(path: "said"))
            defer { process.destroy() }
            try await eventually("enough is recorded", within: .seconds(60), state: process.text) {
                try isEnough((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
            }
            process.send(signal)
            return (try await process.end(), process.text)
        }

        /// Samples by series, from the file: seconds and value as they stand there.
        private static func samples(_ text: String) -> [String: [(time: Double, value: Double)]] {
            var samples: [String: [(time: Double, value: Double)]] = [:]
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                let words = line.split(separator: " ")
                guard let time = words.last.flatMap({ Double($0) }), let value = words.dropLast().last else { continue }
                let series = words.dropLast(2).joined(separator: " ")
                samples[series, default: []].append((time, Double(value) ?? .nan))
            }
            return samples
        }

        private static let metrics = """
            # HELP latency_seconds How long it takes.
            # TYPE latency_seconds histogram
            latency_seconds_bucket{le="0.1"} 3
            latency_seconds_bucket{le="+Inf"} 7
            latency_seconds_sum 1.5
            latency_seconds_count 7
            # TYPE odd gauge
            odd{kind="not a number"} NaN
            odd{kind="infinite"} +Inf
            odd{kind="minus infinite"} -Inf
            odd{kind="large"} 1e300
            odd{kind="tiny",sign="minus"} -1.5e-300
            odd{kind="漢字 🌊 ä"} 1
            odd{kind="quote \\" backslash \\\\ newline \\n end"} 2
            # TYPE events_total counter
            events_total 1234567

            """

        @Test("promtool imports a recording, and Prometheus has the same values at the same times", .needsPrometheus)
        func imported() async throws {
            try await ScriptedServer.run { _ in
                .metrics(Self.metrics)
            } _: { server in
                try await withTemporaryDirectory { directory in
                    let file = directory.appending(path: "recording.om").path
                    let target = ["--target", "http://localhost:\(server.port)/metrics"]
                    // None may run out of time: it would have no sample but `up`.
                    let ended = try await Self.record(target, to: file, in: directory, interval: "1s") { text in
                        text.matches(of: /\nup/).count >= 6
                    }
                    #expect(ended.status == .code(0))
                    #expect(ended.said.contains("recorded "))
                    let text = try String(contentsOfFile: file, encoding: .utf8)
                    #expect(text.hasSuffix("\n# EOF\n"))

                    let blocks = directory.appending(path: "data")
                    let imported = try await Command.run(
                        Programs.promtool, ["tsdb", "create-blocks-from", "openmetrics", file, blocks.path])
                    #expect(imported.status == .code(0), "\(imported.text)")
                    try await PrometheusServer.run(configuration: "scrape_configs: []\n", data: blocks) { prometheus in
                        let stored = try await prometheus.samples("{__name__=~\".+\"}")
                        let recorded = Self.samples(text)
                        #expect(stored.count == recorded.count && stored.count == 17)
                        let times = recorded["up{instance=\"localhost:\(server.port)\",job=\"promwave\"}"]?.map(\.time)
                        for series in stored {
                            #expect(series.metric["job"] == "promwave")
                            #expect(series.metric["instance"] == "localhost:\(server.port)")
                            #expect(series.values.map(\.time) == times, "\(series.metric)")
                        }
                        func values(_ name: String, _ label: String, _ value: String) -> Set<String> {
                            Set(
                                stored.filter { $0.metric["__name__"] == name && $0.metric[label] == value }
                                    .flatMap(\.values).map(\.value))
                        }
                        #expect(values("odd", "kind", "not a number") == ["NaN"])
                        #expect(values("odd", "kind", "infinite") == ["+Inf"])
                        #expect(values("odd", "kind", "minus infinite") == ["-Inf"])
                        #expect(values("odd", "kind", "large").compactMap(Double.init) == [1e300])
                        #expect(values("odd", "sign", "minus").compactMap(Double.init) == [-1.5e-300])
                        #expect(values("odd", "kind", "漢字 🌊 ä") == ["1"])
                        #expect(values("odd", "kind", "quote \" backslash \\ newline \n end") == ["2"])
                        #expect(values("latency_seconds_bucket", "le", "+Inf") == ["7"])
                        #expect(values("latency_seconds_bucket", "le", "0.1") == ["3"])
                        #expect(values("events_total", "job", "promwave") == ["1234567"])
                    }
                }
            }
        }

        @Test("after a crash a recording is whole up to its last line, and one command ends it for promtool")
        func crash() async throws {
            try await withServers { servers in
                try await withTemporaryDirectory { directory in
                    let file = directory.appending(path: "recording.om").path
                    let ended = try await Self.record(
                        ["--sd", servers.targets], to: file, in: directory, ending: SIGKILL
                    ) {
                        $0.matches(of: /\nup/).count >= 8
                    }
                    #expect(ended.status == .signal(SIGKILL))
                    let text = try String(contentsOfFile: file, encoding: .utf8)
                    #expect(text.hasSuffix("\n") && !text.hasSuffix("# EOF\n"))
                    let lines = text.count { $0 == "\n" }
                    let checked = try await Command.run(
                        Programs.promwave, ["check", "--replay", file])
                    #expect(checked.text.contains("read up to line \(lines), its last whole line"))
                    #expect(checked.text.contains("my_first_metric{instance=\"\(servers.thirty.address)\""))
                    // In the middle of a line.
                    try Data(text.utf8.dropLast(7)).write(to: URL(filePath: file))
                    let cut = try await Command.run(Programs.promwave, ["snapshot", "--replay", file])
                    #expect(cut.status == .code(0))
                    #expect(cut.text.contains("read up to line \(lines - 1), its last whole line"))
                    guard Programs.canRun(Programs.promtool) else { return }
                    let blocks = directory.appending(path: "data").path
                    let script = "sed -i '$d' \(file) && echo '# EOF' >>\(file)"
                    for _ in 0..<2 {
                        #expect(try await Command.run("/bin/bash", ["-c", script]).status == .code(0))
                        let imported = try await Command.run(
                            Programs.promtool, ["tsdb", "create-blocks-from", "openmetrics", file, blocks])
                        #expect(imported.status == .code(0), "\(imported.text)")
                    }
                }
            }
        }

        @Test("where there is no room, whole scrapes are left out, it is said, and the watch goes on")
        func full() async throws {
            try await withServers { servers in
                try await withTemporaryDirectory { directory in
                    let file = directory.appending(path: "recording.om").path
                    let said = directory.appending(path: "said")
                    let ended = try await Self.record(
                        ["--sd", servers.targets], to: file, in: directory, limit: "ulimit -f 8;"
                    ) { _ in
                        let text = try String(contentsOf: said, encoding: .utf8)
                        return text.contains("file too large") && text.matches(of: /\ up\ /).count > 20
                    }
                    #expect(ended.status == .code(2))
                    #expect(ended.said.contains("not recorded: \(file) cannot be written: file too large"))
                    #expect(ended.said.contains(/recorded \d+ samples to .*; \d+ scrapes could not be written/))
                    let text = try String(contentsOfFile: file, encoding: .utf8)
                    #expect(text.hasSuffix("\n"))
                    let scrapes = text.matches(of: /\nscrape_series_added/).count
                    #expect(scrapes > 5 && text.matches(of: /\nup/).count == scrapes, "scrapes are whole")
                }
            }
        }

        @Test("a file that is there stays as it is, with exit code 78; so does one that is no recording")
        func refused() async throws {
            try await withTemporaryDirectory { directory in
                let file = directory.appending(path: "notes.txt")
                try Data("line one\nline two\n".utf8).write(to: file)
                let recorded = try await Command.run(Programs.promwave, ["watch", "--record", file.path])
                #expect(recorded.status == .code(78))
                #expect(recorded.text.contains("exists already, and what was recorded is never written over"))
                #expect(try String(contentsOf: file, encoding: .utf8) == "line one\nline two\n")
                for command in [
                    ["replay", file.path], ["snapshot", "--replay", file.path], ["check", "--replay", file.path],
                ] {
                    let answer = try await Command.run(Programs.promwave, command)
                    #expect(answer.status == .code(78), "\(command)")
                    #expect(answer.text.contains("\(file.path), line 1, column 6: "), "\(answer.text)")
                }
                let both = try await Command.run(
                    Programs.promwave, ["watch", "--record", "x", "--prometheus", "http://localhost:9090"])
                #expect(both.status == .code(64))
            }
        }

        @Test("an SVG has both themes, unless one is given", arguments: [nil, "dark", "light"])
        func themes(theme: String?) async throws {
            let recording = Programs.root.appending(path: "docs/waves.om").path
            let answer = try await Command.run(
                Programs.promwave,
                ["snapshot", "--replay", recording, "--format", "svg"] + (theme.map { ["--theme", $0] } ?? []))
            #expect(answer.status == .code(0))
            #expect(answer.text.contains("@media (prefers-color-scheme:light)") == (theme == nil))
            #expect(answer.text.contains("#0f141a") == (theme != "light"))
        }

        @Test("a frame of a recording is the same each time, to the byte", arguments: ["text", "ansi", "svg"])
        func sameFrame(format: String) async throws {
            let recording = Programs.root.appending(path: "docs/waves.om").path
            var frames: Set<String> = []
            for _ in 0..<3 {
                let answer = try await Command.run(
                    Programs.promwave,
                    ["snapshot", "--replay", recording, "--utc", "--at", "4m30s", "--format", format])
                #expect(answer.status == .code(0))
                frames.insert(answer.text)
            }
            #expect(frames.count == 1)
            // SVG has its text in pieces.
            guard format != "svg" else { return }
            #expect(frames.first?.contains("18:02:18 UTC") == true)
            #expect(frames.first?.contains("connection refused") == true)
        }
    }
}
