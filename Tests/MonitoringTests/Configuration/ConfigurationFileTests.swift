import Monitoring
import Prometheus
import Testing

@Suite("A prometheus.yml")
struct ConfigurationFileTests {
    private let file: ConfigurationFile

    init() throws {
        file = try ConfigurationFile(
            text: ConfigurationFixture.text("complete.yml"), path: "/etc/prometheus/prometheus.yml",
            environment: ["CLUSTER": "eu", "REPLICA": "0"])
        try #require(file.scrapeConfigurations.count == 3)
    }

    @Test("gives its jobs in its order, without a warning")
    func jobs() {
        #expect(file.scrapeConfigurations.map(\.jobName) == ["defaults", "everything", "short"])
        #expect(file.warnings == [])
    }

    @Test("has Prometheus's defaults where neither the job nor global says anything")
    func builtInDefaults() throws {
        let text =
            "scrape_configs: [{job_name: a, http_sd_configs: [{url: 'http://a'}], file_sd_configs: [{files: [a.yml]}]}]"
        let job = try #require(ConfigurationFile(text: text, path: "p.yml").scrapeConfigurations.first)
        var expected = ScrapeConfiguration(jobName: "a")
        expected.scrapeInterval = .seconds(60)
        expected.scrapeTimeout = .seconds(10)
        expected.metricsPath = "/metrics"
        expected.scheme = "http"
        expected.honorLabels = false
        expected.honorTimestamps = true
        expected.scrapeProtocols = [.openMetrics1, .openMetrics0, .text1, .text0]
        expected.discoveries = [
            .files(["a.yml"], refreshInterval: .seconds(300)),
            .http(url: "http://a", refreshInterval: .seconds(60), HTTPClientConfiguration()),
        ]
        #expect(job == expected)
    }

    @Test("gives a job what global says, and the smaller of global's timeout and its own interval")
    func globalDefaults() {
        let (plain, short) = (file.scrapeConfigurations[0], file.scrapeConfigurations[2])
        #expect(plain.scrapeInterval == .seconds(30))
        #expect(plain.scrapeTimeout == .seconds(20))
        #expect(plain.limits.bodySize == 10_485_760)
        #expect(plain.limits.samples == 5000)
        #expect(plain.limits.labels == 0)
        #expect(short.scrapeInterval == .seconds(10))
        #expect(short.scrapeTimeout == .seconds(10))
        #expect(short.http.credentials == .authorization(type: "Bearer", .file(path: "/etc/prometheus/token")))
    }

    @Test("with an interval below 10s needs no timeout to be changed")
    func shortGlobalInterval() throws {
        let text = "global: {scrape_interval: 5s}\nscrape_configs: [{job_name: a}]"
        let job = try ConfigurationFile(text: text, path: "p.yml").scrapeConfigurations[0]
        #expect(job.scrapeTimeout == .seconds(5))
    }

    @Test("says how a job is scraped")
    func scraping() {
        let job = file.scrapeConfigurations[1]
        #expect(job.scrapeInterval == .seconds(15))
        #expect(job.scrapeTimeout == .seconds(5))
        #expect(job.scrapeProtocols == [.text0, .openMetrics1])
        #expect(job.fallbackScrapeProtocol == .text0)
        #expect(job.metricsPath == "/probe")
        #expect(job.scheme == "https")
        #expect(job.parameters == ["module": ["http_2xx", "icmp"], "target": ["1"]])
        #expect(job.honorLabels)
        #expect(!job.honorTimestamps)
        var limits = ScrapeLimits()
        limits.bodySize = 524_288
        limits.samples = 100
        limits.labels = 10
        limits.labelNameLength = 20
        limits.labelValueLength = 30
        limits.targets = 40
        #expect(job.limits == limits)
    }

    @Test("says how a server is reached, files relative to its own directory")
    func reaching() {
        var http = HTTPClientConfiguration()
        http.credentials = .basic(
            username: .text("prometheus"), password: .file(path: "/etc/prometheus/secrets/password"))
        http.tls.caFile = "/etc/ca.crt"
        http.tls.certificateFile = "/etc/tls/client.crt"
        http.tls.keyFile = "/etc/tls/client.key"
        http.tls.serverName = "inner.example"
        http.tls.insecureSkipVerify = true
        http.followRedirects = false
        #expect(file.scrapeConfigurations[1].http == http)
    }

    @Test("says where targets come from")
    func discoveries() {
        var http = HTTPClientConfiguration()
        http.credentials = .authorization(type: "Token", .text("abc"))
        #expect(
            file.scrapeConfigurations[1].discoveries == [
                .fixed([
                    TargetGroup(targets: ["a:9100", "b:9100"], labels: ["env": "prod", "rack": "1"], source: "0"),
                    TargetGroup(targets: ["c:9100"], source: "1"),
                ]),
                .files(
                    ["/etc/prometheus/targets/*.json", "/etc/prometheus/more.yml"], refreshInterval: .seconds(30)),
                .files(["/srv/./targets.yaml"], refreshInterval: .seconds(300)),
                .http(url: "http://discovery:8080/targets", refreshInterval: .seconds(10), http),
                .http(url: "https://other/", refreshInterval: .seconds(60), HTTPClientConfiguration()),
            ])
    }

    @Test("gives the rules for targets and for series")
    func rules() throws {
        let job = file.scrapeConfigurations[1]
        let address = try RelabelRule(
            sourceLabels: ["__address__", "env"], separator: "-", regex: "(.*)-prod", targetLabel: "instance",
            replacement: "${1}")
        #expect(job.relabelRules == [address])
        #expect(
            job.metricRelabelRules == [try RelabelRule(action: .drop, sourceLabels: ["__name__"], regex: "go_.*")])
    }

    @Test("names the files that must be there, and where it names them")
    func files() {
        #expect(
            file.files.filter(\.isRequired).map { "\($0.place): \($0.path)" } == [
                "/etc/prometheus/prometheus.yml:35: scrape_configs[1].basic_auth.password_file: "
                    + "/etc/prometheus/secrets/password",
                "/etc/prometheus/prometheus.yml:37: scrape_configs[1].tls_config.ca_file: /etc/ca.crt",
                "/etc/prometheus/prometheus.yml:38: scrape_configs[1].tls_config.cert_file: /etc/tls/client.crt",
                "/etc/prometheus/prometheus.yml:39: scrape_configs[1].tls_config.key_file: /etc/tls/client.key",
                "/etc/prometheus/prometheus.yml:66: scrape_configs[2].bearer_token_file: /etc/prometheus/token",
            ])
    }

    @Test("expands the environment in its external labels, and in nothing else")
    func externalLabels() throws {
        #expect(file.externalLabels == ["cluster": "eu", "replica": "0$"])
        let text = "global: {external_labels: {a: '$NONE', b: '$', c: '${x'}}\nscrape_configs: [{job_name: $CLUSTER}]"
        let other = try ConfigurationFile(text: text, path: "p.yml", environment: ["CLUSTER": "eu"])
        #expect(other.externalLabels == ["b": "$", "c": "${x"])
        #expect(other.scrapeConfigurations[0].jobName == "$CLUSTER")
        #expect(
            other.warnings.map(\.description) == ["p.yml: external label a: the environment variable NONE is empty"])
    }

    @Test("merges anchors: what a mapping says itself wins")
    func anchors() throws {
        let text = """
            scrape_configs:
              - &one {job_name: a, scheme: https, metrics_path: /a}
              - &two {job_name: b, metrics_path: /b, honor_labels: true}
              - {<<: [*one, *two], job_name: c, honor_labels: false}
            """
        let job = try ConfigurationFile(text: text, path: "p.yml").scrapeConfigurations[2]
        #expect(job.jobName == "c")
        #expect(job.scheme == "https")
        #expect(job.metricsPath == "/a")
        #expect(!job.honorLabels)
    }

    @Test("gives zero values for nulls, as Prometheus does")
    func nulls() throws {
        let text =
            "scrape_configs: [{job_name: a, honor_timestamps: , metrics_path: ~, relabel_configs: [{target_label: b, replacement: }]}]"
        let job = try ConfigurationFile(text: text, path: "p.yml").scrapeConfigurations[0]
        #expect(!job.honorTimestamps)
        #expect(job.metricsPath == "")
        #expect(job.relabelRules.first?.replacement == "")
    }
}
