import Foundation
import Prometheus
import Testing

@testable import Monitoring

@Suite("Recording what is scraped", .timeLimit(.minutes(1)))
struct RecorderTests {
    /// Records these bodies, one scrape each; nil is a scrape that fails.
    private func record(_ bodies: [String?], to path: String) async throws -> RecorderStatus {
        let recorder = try Recorder(path: path, program: "promwave 0.1", source: "http://sd/targets")
        try await ScrapeTrial.run(recorder: recorder) { trial in
            for body in bodies { try await trial.scrape(body.map { .ok($0) } ?? [.close]) }
        }
        return recorder.finish()
    }

    @Test("the file says what was scraped, each family once before its first sample, and ends with # EOF")
    func text() async throws {
        try await RecordingFixture.inDirectory { path in
            let status = try await record(
                [
                    "# HELP a It \"is\" a.\n# TYPE a gauge\na 1\n# TYPE b_total counter\nb_total{c=\"d\"} 2\n",
                    "a 2.5\n",
                ],
                to: path)
            let text = try RecordingFixture.text(path)
            let lines = text.split(separator: "\n").map(String.init)
            #expect(text.hasSuffix("\n# EOF\n"))
            #expect(lines[0].hasPrefix(#"# HELP promwave_recording {\"program\":\"promwave 0.1\",\"source\":\"http"#))
            #expect(lines[1].hasPrefix(##"# HELP promwave_target_1 {\"time\":"##))
            #expect(
                lines[2...7] == [
                    "# TYPE a gauge", #"# HELP a It \"is\" a."#, "# TYPE b counter", "# TYPE up gauge",
                    "# TYPE scrape_duration_seconds gauge", "# TYPE scrape_samples_scraped gauge",
                ])
            let samples = lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("scrape_") }
            let times = samples.compactMap { $0.split(separator: " ").last }
            #expect(
                samples.map { $0.split(separator: " ").dropLast().joined(separator: " ") } == [
                    #"a{instance="i",job="j"} 1"#, #"b_total{c="d",instance="i",job="j"} 2"#,
                    #"up{instance="i",job="j"} 1"#, #"a{instance="i",job="j"} 2.5"#, #"up{instance="i",job="j"} 1"#,
                ])
            #expect(times[0] == times[2] && times[3] == times[4] && times[0] < times[3])
            #expect(status.samples == 13 && status.lostScrapes == 0 && status.problem == nil)
            #expect(status.bytes == text.utf8.count - "# EOF\n".utf8.count)
        }
    }

    @Test("every label and every value reads back as it was, at the same time")
    func roundTrip() async throws {
        let body = """
            # TYPE v gauge
            v{n="nan"} NaN
            v{n="inf"} +Inf
            v{n="-inf"} -Inf
            v{n="large"} 1e300
            v{n="small"} -5e-324
            v{n="-0"} -0
            v{n="precise"} 0.1
            v{n="whole"} 123456789
            v{n="äö 漢字 🌊"} 1
            v{n="quote \\" backslash \\\\ newline \\n"} 2
            # TYPE h histogram
            h_bucket{le="0.5"} 1
            h_bucket{le="+Inf"} 2
            h_sum 0.75
            h_count 2
            {"with.dots","a b"="c"} 3

            """
        try await RecordingFixture.inDirectory { path in
            let recorder = try Recorder(path: path, program: "promwave", source: "here")
            var live: [SeriesSnapshot] = []
            try await ScrapeTrial.run(recorder: recorder) { trial in
                try await trial.scrape(body)
                try await trial.scrape(body)
                live = trial.monitor.snapshot().metrics.flatMap(\.series)
            }
            _ = recorder.finish()
            let recording = try Recording(path: path)
            let read = recording.snapshot(at: recording.end, window: .seconds(60)).metrics.flatMap(\.series)
            #expect(live.count == 20)
            #expect(read.map(\.labels) == live.map(\.labels))
            for (one, other) in zip(read, live) {
                #expect(one.points.map(\.time) == other.points.map(\.time), "\(one.labels)")
                #expect(one.points.map(\.value.bitPattern) == other.points.map(\.value.bitPattern), "\(one.labels)")
            }
            #expect(
                recording.snapshot(at: recording.end, window: .zero).metrics.first { $0.name == "h_sum" }?.type
                    == .histogram)
        }
    }

    @Test("an outage, a series that goes, and the reason are there again")
    func outage() async throws {
        try await RecordingFixture.inDirectory { path in
            let recorder = try Recorder(path: path, program: "promwave", source: "http://sd/targets")
            var reports: [ScrapeReport] = []
            try await ScrapeTrial.run(recorder: recorder) { trial in
                for body in ["a 1\nb 1\n", "a 2\nb 2\n", "a 3\n", "a 4\n", nil, nil, "a 7\n", "a 8\n"] {
                    reports.append(try await trial.scrape(body.map { .ok($0) } ?? [.close]))
                }
            }
            _ = recorder.finish()
            let recording = try Recording(path: path)
            #expect(recording.source == "http://sd/targets")
            #expect(recording.interval == .seconds(10))
            let times = reports.map(\.time)
            #expect(recording.scrapes == times)
            func values(_ name: String) -> [String] {
                RecordingFixture.points(recording, ["__name__": name, "instance": "i", "job": "j"])
                    .split(separator: " ").map { String($0.prefix { $0 != "@" }) }
            }
            #expect(values("a") == ["1", "2", "3", "4", "stale", "7", "8"])
            #expect(values("b") == ["1", "2", "stale"])
            #expect(values("up") == ["1", "1", "1", "1", "0", "0", "1", "1"])

            let before = recording.snapshot(at: times[3], window: .zero).activeTargets
            #expect(before.map(\.health) == [.up] && before.map(\.lastError) == [nil])
            let during = recording.snapshot(at: times[5], window: .zero).activeTargets
            #expect(during.map(\.health) == [.down])
            #expect(during.map(\.lastError) == [reports[4].error])
            #expect(during.map(\.lastScrape) == [times[5]])
            #expect(during.map(\.url) == [reports[0].url])
            #expect(during[0].discoveredLabels["__scheme__"] == "http")
            let after = recording.snapshot(at: times[6], window: .zero).activeTargets
            #expect(after.map(\.health) == [.up])
        }
    }

    @Test("nothing is written over: only an empty file may be there already")
    func exists() async throws {
        try await RecordingFixture.inDirectory { path in
            try Data("precious".utf8).write(to: URL(filePath: path))
            #expect(throws: RecordingError.exists(path: path)) {
                try Recorder(path: path, program: "promwave", source: "here")
            }
            #expect(try RecordingFixture.text(path) == "precious")
            try Data().write(to: URL(filePath: path))
            _ = try Recorder(path: path, program: "promwave", source: "here").finish()
            #expect(try RecordingFixture.text(path).hasSuffix("# EOF\n"))
        }
    }

    @Test("of two that begin at once one has the file")
    func twice() async throws {
        try await RecordingFixture.inDirectory { path in
            var first = try RecordingFile(creating: path)
            #expect {
                try RecordingFile(creating: path)
            } throws: {
                "\($0)" == "\(path) cannot be written: another program is writing to it"
            }
            try first.append(Array("a".utf8))
            #expect(throws: RecordingError.exists(path: path)) { try RecordingFile(creating: path) }
            try first.close()
            #expect(try RecordingFixture.text(path) == "a")
        }
    }

    @Test("a file that is removed meanwhile: each scrape is counted as lost, and it is said")
    func removed() async throws {
        try await RecordingFixture.inDirectory { path in
            let recorder = try Recorder(path: path, program: "promwave", source: "here")
            try await ScrapeTrial.run(recorder: recorder) { trial in
                try await trial.scrape("a 1\n")
                try FileManager.default.removeItem(atPath: path)
                try await trial.scrape("a 2\n")
                try await trial.scrape("a 3\n")
            }
            let status = recorder.finish()
            #expect(status.lostScrapes >= 2)
            #expect(status.problem?.contains("the file was removed, and what") == true)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("a place that cannot be written to is an error in words")
    func unwritable() {
        #expect {
            try Recorder(path: "/nonexistent/recording.om", program: "promwave", source: "here")
        } throws: {
            "\($0)" == "/nonexistent/recording.om cannot be written: no such file or directory"
        }
        #expect {
            try Recorder(path: "/dev/full", program: "promwave", source: "here")
        } throws: {
            "\($0)" == "/dev/full cannot be written: no space left on device"
        }
    }

    @Test("samples that the store does not take are not in the file, so that Prometheus imports it whole")
    func refusedSamples() async throws {
        try await RecordingFixture.inDirectory { path in
            let recorder = try Recorder(path: path, program: "promwave", source: "here")
            try await ScrapeTrial.run(recorder: recorder) { trial in
                let now = trial.clock.timeOfDay
                try await trial.scrape("a 1 \(now)\n")
                try await trial.scrape("a 1 \(now)\n")
                try await trial.scrape("a 2 \(now - 1000)\n")
                try await trial.scrape("b 1\nb 2\n")
            }
            _ = recorder.finish()
            let lines = try RecordingFixture.text(path).split(separator: "\n")
            #expect(lines.count { $0.hasPrefix("a{") } == 1)
            #expect(lines.count { $0.hasPrefix("b{") } == 1)
            #expect(try Recording(path: path).outOfOrder == 0)
        }
    }
}
