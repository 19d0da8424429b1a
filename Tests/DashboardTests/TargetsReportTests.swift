import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("What promwave targets says")
struct TargetsReportTests {
    /// The demonstration's job: the path comes from `metrics_path`, and a target of the environment `drop` goes.
    private static func job() throws -> ScrapeConfiguration {
        var job = ScrapeConfiguration(jobName: "demo")
        job.scrapeInterval = .seconds(5)
        job.scrapeTimeout = .seconds(3)
        job.relabelRules = [
            try RelabelRule(sourceLabels: ["metrics_path"], regex: "(.+)", targetLabel: "__metrics_path__"),
            try RelabelRule(action: .labeldrop, regex: "metrics_path"),
            try RelabelRule(action: .drop, sourceLabels: ["env"], regex: "drop"),
        ]
        return job
    }

    private static func target(health: TargetHealth = .up, error: String? = nil) throws -> TargetStatus {
        let job = try job()
        return TargetStatus(
            job: "demo",
            discoveredLabels: job.discoveredLabels(address: "localhost:8081", group: ["metrics_path": "/metrics2"]),
            labels: ["instance": "localhost:8081", "job": "demo", "zone": "a"],
            url: "http://localhost:8081/metrics2",
            health: health,
            lastError: error,
            lastScrape: Building.noon + 38,
            lastScrapeDuration: .microseconds(1250),
            scrapeInterval: .seconds(5),
            scrapeTimeout: .seconds(3)
        )
    }

    private static func report(
        active: [TargetStatus], dropped: [DroppedTarget] = [],
        discovery: DiscoveryStatus = DiscoveryStatus(job: "demo", source: "http://sd/", targets: 1, lastSuccess: 1)
    ) throws -> TargetsReport {
        var snapshot = Snapshot(time: Building.noon, discoveries: [discovery], activeTargets: active)
        snapshot.droppedTargets = dropped
        return TargetsReport(snapshot, configurations: [try job()])
    }

    private static let droppedTarget = DroppedTarget(
        job: "demo", discoveredLabels: ["__address__": "c:80", "env": "drop", "job": "demo"])

    @Test("JSON has the shape of Prometheus's /api/v1/targets, member by member")
    func json() throws {
        let report = try Self.report(active: [Self.target()], dropped: [Self.droppedTarget])
        #expect(
            "\(report.json(hostName: "box"))" == """
                {"status":"success","data":{"activeTargets":[{"discoveredLabels":{"__address__":"localhost:8081",\
                "__metrics_path__":"/metrics","__scheme__":"http","__scrape_interval__":"5s","__scrape_timeout__":"3s",\
                "job":"demo","metrics_path":"/metrics2"},"labels":{"instance":"localhost:8081","job":"demo","zone":"a"},\
                "scrapePool":"demo","scrapeUrl":"http://localhost:8081/metrics2",\
                "globalUrl":"http://box:8081/metrics2","lastError":"","lastScrape":"2026-11-22T12:05:00.038Z",\
                "lastScrapeDuration":0.00125,"health":"up","scrapeInterval":"5s","scrapeTimeout":"3s"}],\
                "droppedTargets":[{"discoveredLabels":{"__address__":"c:80","env":"drop","job":"demo"}}]}}
                """)
    }

    @Test("a target that was never scraped has Go's zero time")
    func neverScraped() throws {
        var target = try Self.target(health: .unknown)
        target.lastScrape = nil
        target.lastScrapeDuration = nil
        let json = "\(try Self.report(active: [target]).json(hostName: "box"))"
        #expect(json.contains(#""lastScrape":"0001-01-01T00:00:00Z","lastScrapeDuration":0,"health":"unknown""#))
    }

    @Test("as in Prometheus, a target that cannot be scraped is not among the dropped ones; standard error names it")
    func invalid() throws {
        let target = DroppedTarget(
            job: "demo", discoveredLabels: ["__address__": "http://x:1/m"], reason: "not host:port")
        let report = try Self.report(active: [Self.target()], dropped: [target])
        #expect("\(report.json(hostName: "box"))".hasSuffix(#""droppedTargets":[]}}"#))
        #expect(report.complaints == ["http://x:1/m of demo cannot be scraped: not host:port"])
    }

    @Test("the table has a row for each target, the dropped ones last")
    func table() throws {
        let report = try Self.report(
            active: [Self.target(), Self.target(health: .down, error: "connection refused")],
            dropped: [Self.droppedTarget])
        #expect(
            report.table(isWide: false) == """
                STATE    JOB   INSTANCE        URL                             LABELS      LAST ERROR
                up       demo  localhost:8081  http://localhost:8081/metrics2  {zone="a"}  –
                down     demo  localhost:8081  http://localhost:8081/metrics2  {zone="a"}  connection refused
                dropped  demo  c:80            –                               –           relabel rule 3 drops it

                """)
        let first = report.table(isWide: true).split(separator: "\n")[0]
        #expect(first.split(whereSeparator: \.isWhitespace).suffix(2) == ["SCRAPE", "DISCOVERED"])
    }

    @Test("an explanation tells what each rule did")
    func explanation() throws {
        let report = try Self.report(active: [Self.target()], dropped: [Self.droppedTarget])
        #expect(
            report.explanation == """
                up  http://localhost:8081/metrics2
                  discovered  {__address__="localhost:8081", __metrics_path__="/metrics", __scheme__="http", \
                __scrape_interval__="5s", __scrape_timeout__="3s", job="demo", metrics_path="/metrics2"}
                  rule 1      {source_labels: [metrics_path], regex: (.+), target_label: __metrics_path__}
                              "/metrics2" matches: __metrics_path__="/metrics2" (was "/metrics")
                  rule 2      {action: labeldrop, regex: metrics_path}
                              label names match: metrics_path removed
                  rule 3      {action: drop, source_labels: [env], regex: drop}
                              "" does not match: changes nothing
                  labels      {instance="localhost:8081", job="demo", zone="a"}
                dropped  c:80
                  discovered  {__address__="c:80", env="drop", job="demo"}
                  rule 1      {source_labels: [metrics_path], regex: (.+), target_label: __metrics_path__}
                              "" does not match: changes nothing
                  rule 2      {action: labeldrop, regex: metrics_path}
                              no label name matches: changes nothing
                  rule 3      {action: drop, source_labels: [env], regex: drop}
                              "drop" matches: dropped
                  reason      relabel rule 3 drops it

                """)
        let json = "\(report.json(hostName: "box", isExplained: true))"
        #expect(json.contains(#""relabelSteps":[{"rule":"{source_labels: [metrics_path], regex: (.+), "#))
        #expect(json.contains(#""input":"drop","matched":true,"labels":null}]"#))
    }

    @Test("one target that is down is a failure; a discovery that does not answer leaves it open")
    func outcomes() throws {
        let silent = DiscoveryStatus(job: "demo", source: "http://sd/", error: "connection refused")
        #expect(try Self.report(active: [Self.target()]).outcome == .holds)
        #expect(try Self.report(active: [Self.target(health: .down)]).outcome == .fails)
        #expect(try Self.report(active: [], discovery: silent).outcome == .unknown)
        #expect(try Self.report(active: [Self.target(health: .down)], discovery: silent).outcome == .fails)
        #expect(try Self.report(active: [Self.target(health: .unknown)]).outcome == .unknown)
        #expect(
            try Self.report(active: [], discovery: silent).complaints == ["discovery http://sd/: connection refused"])
        #expect(try Self.report(active: []).complaints == ["there is no target to scrape"])
    }

    @Test("text from the network is safe to print, in each form")
    func hostile() throws {
        var target = try Self.target(health: .down, error: "\u{1B}]0;title\u{7}")
        target.labels = ["instance": "evil\u{1B}[2J\u{202E}\u{9B}1m"]
        let report = try Self.report(active: [target])
        let texts = [report.table(isWide: true), report.explanation, "\(report.json(hostName: "box"))\n"]
        for scalar in texts.joined().unicodeScalars where scalar != "\n" {
            #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar != "\u{202E}")
        }
    }
}
