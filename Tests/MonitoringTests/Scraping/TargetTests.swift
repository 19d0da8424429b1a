import Prometheus
import Testing

@testable import Monitoring

@Suite("From an address to a target")
struct TargetTests {
    private func target(
        _ address: String = "host:80",
        _ group: Labels = [:],
        _ change: (inout ScrapeConfiguration) -> Void = { _ in }
    ) -> TargetOutcome {
        var configuration = ScrapeConfiguration(jobName: "job")
        change(&configuration)
        return configuration.target(address: address, group: group)
    }

    private func active(_ outcome: TargetOutcome) throws -> Target {
        guard case .active(let target) = outcome else { throw NotActive(outcome: outcome) }
        return target
    }

    private struct NotActive: Error {
        var outcome: TargetOutcome
    }

    @Test("discovered labels are the group's, the address, and the job's defaults where they are missing")
    func discovered() throws {
        let target = try active(
            target("host:80", ["env": "prod", "__scheme__": "https"]) { $0.parameters = ["module": ["a", "b"]] })
        #expect(
            target.discoveredLabels == [
                "__address__": "host:80", "__metrics_path__": "/metrics", "__param_module": "a", "__scheme__": "https",
                "__scrape_interval__": "1m", "__scrape_timeout__": "10s", "env": "prod", "job": "job",
            ])
        #expect(target.labels == ["env": "prod", "instance": "host:80", "job": "job"])
        #expect(target.url == "https://host:80/metrics?module=a&module=b")
    }

    @Test("job, path, scheme, parameters, interval and timeout may come straight from discovery")
    func overridden() throws {
        let target = try active(
            target(
                "host",
                [
                    "job": "mine", "__metrics_path__": "/m?x", "__param_q": "a b", "__scrape_interval__": "5s",
                    "__scrape_timeout__": "1s500ms", "instance": "named", "__meta_url": "x", "__keep__": "y",
                ]))
        #expect(target.labels == ["instance": "named", "job": "mine"])
        #expect(target.url == "http://host/m%3Fx?q=a+b")
        #expect(target.scrapeInterval == .seconds(5))
        #expect(target.scrapeTimeout == .milliseconds(1500))
        #expect(target.allLabels["__meta_url"] == nil)
        #expect(target.allLabels["__keep__"] == "y")
        #expect(target.job == "job")
    }

    @Test("no default port is appended")
    func port() throws {
        #expect(try active(target("host")).labels["instance"] == "host")
        #expect(try active(target("host", ["__scheme__": "https"])).url == "https://host/metrics")
    }

    @Test(
        "what is no part of a host is escaped in the URL, so that it does not become a user, a query or a fragment",
        arguments: [
            ("host:80?x=1", "http://host:80%3Fx=1/metrics"), ("host:80#x", "http://host:80%23x/metrics"),
            ("user@host:80", "http://user%40host:80/metrics"), ("a b:80", "http://a%20b:80/metrics"),
            ("h%zz:80", "http://h%25zz:80/metrics"), ("h\\:80", "http://h%5C:80/metrics"),
            ("a_b-c.d~e:80", "http://a_b-c.d~e:80/metrics"), ("é:80", "http://é:80/metrics"),
            ("[::1]:80", "http://[::1]:80/metrics"), ("[fe80::1%eth0]:80", "http://[fe80::1%eth0]:80/metrics"),
            (":80", "http://:80/metrics"),
        ])
    func foreign(_ address: String, _ url: String) throws {
        #expect(try active(target(address)).url == url)
    }

    @Test("a rule may drop the target; its discovered labels stay known")
    func dropped() throws {
        let drop = try RelabelRule(action: .drop, sourceLabels: ["env"], regex: "test")
        guard case .dropped(let labels) = target("host:80", ["env": "test"], { $0.relabelRules = [drop] }) else {
            Issue.record("not dropped")
            return
        }
        #expect(labels["__address__"] == "host:80")
        #expect(labels["env"] == "test")
    }

    @Test(
        "a bad target drops only itself, and says why",
        arguments: [
            ("", [:], "no address: relabelling left no __address__"),
            (
                "http://x:1/m", [:],
                "\"http://x:1/m\" is not host:port: an address has no \"/\" (scheme and path are labels of their own)"
            ),
            ("x:1", ["__scrape_interval__": "0s"], "__scrape_interval__ cannot be 0"),
            ("x:1", ["__scrape_timeout__": "0"], "__scrape_timeout__ cannot be 0"),
            (
                "x:1", ["__scrape_interval__": "5s", "__scrape_timeout__": "6s"],
                "the scrape timeout 6s is longer than the scrape interval 5s"
            ),
        ] as [(String, Labels, String)])
    func invalid(_ address: String, _ group: Labels, _ reason: String) {
        guard case .invalid(_, let error) = target(address, group) else {
            Issue.record("not refused")
            return
        }
        #expect("\(error)" == reason)
    }

    @Test("an interval that is no duration is refused with the duration's own words")
    func interval() {
        guard case .invalid(_, .interval(let reason)) = target("x:1", ["__scrape_interval__": "often"]) else {
            Issue.record("not refused")
            return
        }
        #expect(reason.hasPrefix("\"often\" is not a duration"))
    }

    @Test("targets with the same labels and URL are one; what is dropped and what is bad stands apart")
    func list() throws {
        var configuration = ScrapeConfiguration(jobName: "job")
        configuration.relabelRules = [try RelabelRule(action: .drop, sourceLabels: ["__address__"], regex: "c:.*")]
        let list = TargetList(
            [
                TargetGroup(targets: ["b:1", "a:1", "a:1"], labels: ["__meta_url": "x"]),
                TargetGroup(targets: ["a:1", "c:1", "http://d:1/"]),
            ],
            configuration
        )
        #expect(list.active.map { $0.labels["instance"] } == ["a:1", "b:1"])
        #expect(list.dropped.map { $0.discoveredLabels["__address__"] } == ["c:1", "http://d:1/"])
        #expect(list.dropped.map { $0.reason != nil } == [false, true])
    }

    @Test("10,000 targets are made in no time")
    func many() throws {
        let rules = [
            try RelabelRule(sourceLabels: ["metrics_path"], regex: "(.+)", targetLabel: "__metrics_path__"),
            try RelabelRule(action: .labeldrop, regex: "metrics_path"),
        ]
        var configuration = ScrapeConfiguration(jobName: "job")
        configuration.relabelRules = rules
        let targets = (0..<10_000).map { "10.0.\($0 / 250).\($0 % 250):9100" }
        let list = TargetList([TargetGroup(targets: targets, labels: ["metrics_path": "/metrics2"])], configuration)
        #expect(list.active.count == 10_000)
        #expect(list.active.allSatisfy { $0.url.hasSuffix("/metrics2") })
    }

    @Test("a target without a scheme has a URL without one")
    func noScheme() throws {
        #expect(try active(target("host:80") { $0.scheme = "" }).url == "//host:80/metrics")
    }

    @Test("the report series lack a target's label that Prometheus clears while it sets another")
    func reportLabels() {
        let target: Labels = ["a": "1", "exported_a": "2", "exported_job": "3", "instance": "4", "job": "5"]
        let up: Labels = ["__name__": "up", "a": "1", "exported_a": "2", "instance": "4", "job": "5"]
        #expect(ReportSeries.up.labels(of: target) == up)
    }
}
