import Prometheus
import Testing

@testable import Monitoring

@Suite("Reading recordings")
struct RecordingTests {
    private static let whole = """
        # HELP promwave_recording {\\"program\\":\\"promwave 0.1\\",\\"source\\":\\"http://sd/targets\\"}
        # TYPE a gauge
        # TYPE up gauge
        a{instance="i",job="j"} 1 1000
        up{instance="i",job="j"} 1 1000
        a{instance="i",job="j"} 2 1005
        up{instance="i",job="j"} 1 1005
        a{instance="i",job="j"} 3.5 1010.5
        up{instance="i",job="j"} 1 1010.5
        # EOF

        """

    private static let a: Labels = ["__name__": "a", "instance": "i", "job": "j"]

    @Test("a recording cut short anywhere is read up to its last whole line")
    func cut() async throws {
        let bytes = Array(Self.whole.utf8)
        let lines = Self.whole.split(separator: "\n", omittingEmptySubsequences: false).map { $0.utf8.count + 1 }
        let ends = lines.indices.map { lines[...$0].reduce(0, +) }
        for length in ends[3]..<bytes.count - 1 {
            let recording = try await RecordingFixture.recording(Array(bytes[..<length]))
            #expect(recording.isCut)
            let samples = ends[3...8].count { $0 <= length }
            #expect(recording.samples == samples, "of \(length) bytes")
            #expect(recording.lines == ends.count { $0 <= length })
        }
        for length in [bytes.count - 1, bytes.count] {
            let recording = try await RecordingFixture.recording(Array(bytes[..<length]))
            #expect(!recording.isCut && recording.remarks.isEmpty)
            #expect(recording.samples == 6)
        }
        // What a file system may leave behind a crash.
        let recording = try await RecordingFixture.recording(
            Array(bytes[..<ends[6]]) + [UInt8](repeating: 0, count: 99))
        #expect(recording.isCut && recording.samples == 4)
        #expect(
            recording.remarks.count == 1 && recording.remarks[0].hasSuffix("read up to line 7, its last whole line"))
    }

    @Test(
        "what is no recording is refused with file and line",
        arguments: [
            ("{\"a\": 1}\n", "line 1, column 5: expected an equals sign after the label name"),
            ("<html>\n<body></body></html>\n", "line 1, column 1: expected a metric name"),
            ("a 1 1000\nb one 1000\n# EOF\n", "line 2, column 3: “one” is not a number"),
            ("# TYPE a gauge\na{b=\"c\"} 1\n# EOF\n", "line 2: the sample a{b=\"c\"} has no timestamp"),
            ("a 1 1795349100123\n# EOF\n", "line 1: the timestamp 1795349100123 lies outside of the years 1 to 9999"),
            ("a 1 1\nb 1 -9e15\n# EOF\n", "line 2: the timestamp -9000000000000000 lies outside of the years"),
            ("a 1 -9e18\n# EOF\n", "line 1: the timestamp -9223372036854775 lies outside of the years 1 to 9999"),
            ("# a comment\na 1 1000\n# EOF\n", "line 1, column 3: expected HELP, TYPE, UNIT or EOF"),
            ("a 1 1000\n# EOF\na 2 1005\n# EOF\n", "line 3, column 1: expected nothing after “# EOF”"),
            ("# EOF\n", "has no samples"), ("", "has no samples"),
            ("\u{7F}ELF\u{2}\u{1}", "line 1, column 1: expected a metric name"),
            (
                "a 1 1000\r\n# EOF\r\n",
                "has lines that end with CR LF, where OpenMetrics wants LF alone: convert it first"
            ),
            (
                "{__name__=\"up\", instance=\"x\"} 1 1700000000000\n",
                "looks like what promtool tsdb dump prints: promtool tsdb dump-openmetrics prints a recording"
            ),
        ])
    func refused(text: String, problem: String) async throws {
        await #expect {
            _ = try await RecordingFixture.recording(text)
        } throws: { error in
            "\(error)".contains("recording.om") && "\(error)".contains(problem)
        }
    }

    @Test("what is compressed is refused with the command that unpacks it")
    func compressed() async throws {
        for (bytes, words) in [
            ([0x1F, 0x8B, 8, 0, 10], "is compressed with gzip: unpack it first, with gunzip"),
            ([0x28, 0xB5, 0x2F, 0xFD, 4, 10], "is compressed with zstd: unpack it first, with unzstd"),
        ] as [([UInt8], String)] {
            await #expect {
                _ = try await RecordingFixture.recording(bytes)
            } throws: { error in
                "\(error)".contains(words)
            }
        }
    }

    @Test("what is not there, or no file, is refused in words")
    func unreadable() {
        #expect(throws: RecordingError.cannotRead(path: "/nonexistent", reason: "no such file or directory")) {
            try Recording(path: "/nonexistent")
        }
        #expect(throws: RecordingError.cannotRead(path: "/tmp", reason: "is a directory")) {
            try Recording(path: "/tmp")
        }
    }

    @Test("series by series, as others write them, is as good as scrape by scrape")
    func seriesBySeries() async throws {
        let recording = try await RecordingFixture.recording(
            """
            a{instance="x:1"} 1 100
            a{instance="x:1"} 2 115
            a{instance="x:1"} 3 130
            a{instance="x:1"} 4 175
            a{instance="x:1"} 5 190
            a{instance="y:1"} 1 100
            a{instance="y:1"} 2 115
            a{instance="y:1"} 3 130
            # EOF

            """)
        #expect(recording.start == 100_000 && recording.end == 190_000)
        #expect(recording.interval == .seconds(15))
        #expect(recording.scrapes == [100_000, 115_000, 130_000, 175_000, 190_000])
        #expect(
            RecordingFixture.points(recording, ["__name__": "a", "instance": "x:1"])
                == "1@100 2@115 3@130 stale@145 4@175 5@190")
        #expect(
            RecordingFixture.points(recording, ["__name__": "a", "instance": "y:1"]) == "1@100 2@115 3@130 stale@145")
        #expect(recording.snapshot(at: 120_000, window: .zero).activeTargets.map(\.url) == ["x:1", "y:1"])
    }

    @Test("looked at in the middle, nothing newer is to be seen")
    func middle() async throws {
        let recording = try await RecordingFixture.recording(Self.whole)
        #expect(RecordingFixture.points(recording, Self.a) == "1@1000 2@1005 3.5@1010.5")
        #expect(RecordingFixture.points(recording, Self.a, until: 1_007_000) == "1@1000 2@1005")
        let snapshot = recording.snapshot(at: 1_007_000, of: { $0 == "a" }, window: .seconds(4))
        #expect(snapshot.time == 1_007_000)
        #expect(snapshot.catalogue.map(\.name) == ["a", "up"])
        #expect(snapshot.metrics.map { $0.series.map { $0.points.map(\.value) } } == [[[2]]])
        #expect(snapshot.activeTargets.map(\.lastScrape) == [1_005_000])
    }

    @Test(
        "a duration that is none is not shown",
        arguments: [("0.25", .milliseconds(250)), ("NaN", nil), ("-5", nil), ("1e300", nil), ("+Inf", nil)]
            as [(String, Duration?)])
    func duration(text: String, duration: Duration?) async throws {
        let recording = try await RecordingFixture.recording(
            "up{instance=\"i\"} 1 1000\nscrape_duration_seconds{instance=\"i\"} \(text) 1000\n# EOF\n")
        let targets = recording.snapshot(at: 1_000_000, window: .zero).activeTargets
        #expect(targets.map(\.lastScrapeDuration) == [duration])
    }

    @Test("numbers beyond all measure in what the recording says of a target do no harm")
    func hugeNumbers() async throws {
        let most = "9223372036854775807"
        let note =
            #"{\"time\":\#(most),\"job\":\"j\",\"url\":\"u\",\"labels\":{\"instance\":\"i\"},"#
            + #"\"discoveredLabels\":{},\"interval\":\#(most),\"timeout\":\#(most)}"#
        let recording = try await RecordingFixture.recording(
            "# HELP promwave_target_1 \(note)\n# TYPE up gauge\nup{instance=\"i\"} 1 1000\n# EOF\n")
        let target = try #require(recording.snapshot(at: 1_000_000, window: .seconds(1)).activeTargets.first)
        #expect(target.url == "u" && target.lastScrape == 1_000_000)
    }

    @Test("the same series with its labels in another order is one; older samples are counted, and left out")
    func disorder() async throws {
        let recording = try await RecordingFixture.recording(
            "a{b=\"1\",c=\"2\"} 1 10\na{c=\"2\",b=\"1\"} 2 20\na{b=\"1\",c=\"2\"} 3 15\na{b=\"1\",c=\"2\"} 4 20\n# EOF\n"
        )
        #expect(RecordingFixture.points(recording, ["__name__": "a", "b": "1", "c": "2"]) == "1@10 2@20")
        #expect(recording.outOfOrder == 2)
        #expect(recording.remarks.count == 1)
    }

    @Test("a target that goes is no target any more, soon after its last scrape")
    func gone() async throws {
        let lines = (0..<12).flatMap { scrape in
            [("i", 12), ("short", 2)].filter { scrape < $0.1 }.map { instance, _ in
                "up{instance=\"\(instance)\"} 1 \(1000 + scrape * 5)"
            }
        }
        let recording = try await RecordingFixture.recording(lines.joined(separator: "\n") + "\n# EOF\n")
        func targets(_ time: Int64) -> [String] {
            recording.snapshot(at: time, window: .zero).activeTargets.map(\.url)
        }
        #expect(targets(1_005_000) == ["i", "short"])
        #expect(targets(1_009_999) == ["i", "short"])
        #expect(targets(1_010_000) == ["i"])
        #expect(targets(1_055_000) == ["i"])
    }
}
