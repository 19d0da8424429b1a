import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("What promwave check says")
struct CheckReportTests {
    private static func report(
        _ snapshot: Snapshot = Building.snapshot(), expecting texts: [String] = [], isScraping: Bool = true
    ) throws -> CheckReport {
        CheckReport(
            snapshot.metrics.flatMap(\.series), snapshot, expectations: try texts.map { try Expectation($0) },
            isScraping: isScraping, watched: .seconds(70))
    }

    @Test("with nothing expected, each wave is held against its fitted base")
    func fitted() throws {
        let report = try Self.report()
        #expect(report.outcome == .holds)
        #expect(report.series.map(\.expected) == ["fitted 30.00 ±10 %", "fitted 50.00 ±10 %"])
        #expect(report.summary == "2 series: 2 within")
    }

    @Test("a comparison is not kept from an answer by series of which nothing can be known")
    func comparing() {
        let snapshot = Building.manyKinds
        func report(isComparing: Bool) -> CheckReport {
            CheckReport(
                snapshot.metrics.flatMap(\.series), snapshot, expectations: [], isComparing: isComparing,
                isScraping: true, watched: .seconds(70))
        }
        #expect(report(isComparing: false).outcome == .unknown)
        #expect(report(isComparing: true).outcome == .holds)
        #expect(Set(report(isComparing: true).series.map { $0.labels["__name__"] }) == ["my_first_metric"])
    }

    @Test("the table has a verdict for each series, and a row for what is not known")
    func table() throws {
        let report = try Self.report(expecting: [
            #"my_first_metric{instance=~"metrics-server-1.*"}=30±10%"#,
            #"my_first_metric{instance=~"metrics-server-2.*"}=50±5%"#, "nothing=1±1%",
        ])
        let lines = report.table.split(separator: "\n").map { $0.split(separator: "  ").map(String.init) }
        let columns = lines.map { $0.map { $0.trimming(" ") }.filter { !$0.isEmpty } }
        #expect(
            columns == [
                [
                    "RESULT", "SERIES", "EXPECTED", "SAMPLES", "MIN", "MAX", "BASE", "SWING", "PERIOD", "VERDICT",
                ],
                [
                    "holds", #"my_first_metric{instance="metrics-server-1:80", job="promwave"}"#, "30 ±10 %", "61",
                    "27.00", "33.00", "30.00", "±10.0 %", "60.0 s", "within ±10 %",
                ],
                [
                    "fails", #"my_first_metric{instance="metrics-server-2:80", job="promwave"}"#, "50 ±5 %", "61",
                    "45.00", "55.00", "50.00", "±10.0 %", "60.0 s", "outside: 30 of 61, +10.0 %",
                ],
                ["unknown", "expectation nothing=1±1%", "–", "–", "–", "–", "–", "–", "–", "matches no series"],
            ])
    }

    @Test("with expectations only the series that they name are judged, each by the first that matches")
    func named() throws {
        let report = try Self.report(expecting: [
            #"my_first_metric{instance=~"metrics-server-1.*"}=30±10%"#, "my_first_metric=30±10%",
        ])
        #expect(report.series.map(\.outcome) == [.holds, .fails])
        #expect(report.outcome == .fails)
        #expect(report.series[1].words.hasPrefix("outside: 61 of 61, +"))
    }

    @Test("an expectation that matches no series leaves the result open")
    func unmatched() throws {
        let report = try Self.report(expecting: ["my_first_metric{instance=~\".*1:80\"}=30±10%", "nothing=1±1%"])
        #expect(report.outcome == .unknown)
        #expect(report.problems == [.init(subject: "expectation nothing=1±1%", words: "matches no series")])
    }

    @Test("less than a period seen leaves the result open")
    func partOfPeriod() throws {
        let metric = Building.metric("m", [("a:80", Building.wave(30, seconds: 40))])
        let report = try Self.report(Building.snapshot(metrics: [metric]), expecting: ["m=30±10%"])
        #expect(report.outcome == .unknown)
        #expect(report.series[0].words == "not yet known (40 s of 60 s)")
    }

    @Test("a target that is down leaves the result open, unless a series has failed for certain")
    func down() throws {
        let targets = [
            Building.target("metrics-server-1:80", health: .down, error: "connection refused"),
            Building.target("metrics-server-2:80"),
        ]
        let snapshot = Building.snapshot(targets: targets)
        let report = try Self.report(snapshot)
        #expect(report.outcome == .unknown)
        #expect(
            report.problems == [
                .init(subject: "target http://metrics-server-1:80/metrics2", words: "down: connection refused")
            ])
        #expect(try Self.report(snapshot, expecting: ["my_first_metric=1±1%"]).outcome == .fails)
        #expect(try Self.report(snapshot, isScraping: false).outcome == .holds, "a server has targets of its own")
    }

    @Test("a series that has ended may have gone anywhere since")
    func ended() throws {
        var points = Building.wave(30)
        points.append(Point(time: Building.noon + 5000, value: Staleness.marker))
        let report = try Self.report(Building.snapshot(metrics: [Building.metric("m", [("a:80", points)])]))
        #expect(report.outcome == .unknown)
        #expect(report.series[0].words == "within ±10 %; ended at 2026-11-22T12:05:05.000Z")
    }

    @Test("a discovery without an answer, and nothing to judge, leave the result open")
    func nothing() throws {
        let silent = DiscoveryStatus(job: "promwave", source: "http://sd/", error: "connection refused")
        let report = try Self.report(Building.snapshot(metrics: [], targets: [], discoveries: [silent]))
        #expect(report.outcome == .unknown)
        #expect(report.problems == [.init(subject: "discovery http://sd/", words: "connection refused")])
        let empty = try Self.report(Building.snapshot(metrics: [], targets: []))
        #expect(empty.problems == [.init(subject: "series", words: "there are none to judge")])
    }

    @Test("what Prometheus adds to each scrape is judged only where it is named")
    func reports() throws {
        let up = Building.metric(
            "up", [("a:80", (0..<20).map { Point(time: Building.noon + $0 * 5000, value: $0 < 10 ? 1 : 0) })])
        let snapshot = Building.snapshot(metrics: [up])
        #expect(try Self.report(snapshot).series.isEmpty)
        #expect(try Self.report(snapshot, expecting: ["up=1±0%"]).outcome == .fails)
    }

    @Test("only samples outside of an expected band are final")
    func final() throws {
        #expect(try Self.report(expecting: ["my_first_metric=30±1%"]).isFinal)
        #expect(try !Self.report(expecting: [#"my_first_metric{instance=~".*1:80"}=30±10%"#]).isFinal)
        #expect(try !Self.report(expecting: ["my_first_metric=30±10%"]).isFinal, "one series may still leave its band")
        #expect(try !Self.report().isFinal)
    }

    @Test("JSON tells the whole verdict")
    func json() throws {
        let json = "\(try Self.report(expecting: [#"my_first_metric{instance=~".*1:80"}=30±5%"#]).json)"
        #expect(
            json.hasPrefix(#"{"result":"fails","watchedSeconds":70,"series":[{"labels":{"__name__":"my_first_metric","#)
        )
        #expect(json.contains(#""band":{"base":30,"percent":5,"fitted":false,"lower":28.5,"upper":31.5},"samples":61"#))
        #expect(json.contains(#""fit":{"base":30"#))
        #expect(json.hasSuffix(#""ended":null}],"problems":[]}"#))
    }

    @Test("JUnit: outside is a failure, not known an error, and hostile names break nothing")
    func junit() throws {
        let metric = Building.metric("m", [("<a>&\"\u{1B}\n", Building.wave(30))])
        let report = try Self.report(
            Building.snapshot(metrics: [metric], targets: []), expecting: ["m=30±5%", "x=1±1%"])
        let lines = report.junit(at: Building.noon).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == #"<?xml version="1.0" encoding="UTF-8"?>"#)
        #expect(
            lines[1]
                == #"<testsuites name="promwave" tests="2" failures="1" errors="1" time="70">"#)
        #expect(
            lines[2] == #"  <testsuite name="promwave check" tests="2" failures="1" errors="1" time="70" "#
                + #"skipped="0" timestamp="2026-11-22T12:05:00.000Z">"#)
        #expect(
            lines[3] == #"    <testcase classname="promwave.check" "#
                + #"name="m{instance=&quot;&lt;a&gt;&amp;\&quot;\x1b\n&quot;, job=&quot;promwave&quot;}" time="0">"#)
        #expect(lines[4].hasPrefix(#"      <failure message="expected 30 ±5 %; outside: "#))
        #expect(
            lines.suffix(6) == [
                #"    <testcase classname="promwave.check" name="expectation x=1±1%" time="0">"#,
                #"      <error message="matches no series" type="unknown">matches no series</error>"#,
                "    </testcase>",
                "  </testsuite>", "</testsuites>", "",
            ])
    }
}

extension String {
    fileprivate func trimming(_ character: Character) -> String {
        var text = self[...]
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return String(text)
    }
}
