import Monitoring
import Prometheus
import Testing

@Suite("Helm values of kube-prometheus-stack")
struct HelmValuesTests {
    private func read(_ text: String) throws(ConfigurationFileError) -> ConfigurationFile {
        try ConfigurationFile(text: text, path: "values.yml")
    }

    @Test("give their additional scrape configurations, at their interval")
    func values() throws {
        let file = try read(ConfigurationFixture.text("helm-values.yml"))
        var job = ScrapeConfiguration(jobName: "promdiscovery")
        job.scrapeInterval = .seconds(5)
        job.scrapeTimeout = .seconds(5)
        job.discoveries = [
            .http(
                url: "http://promdiscovery.default.svc/targets", refreshInterval: .seconds(10),
                HTTPClientConfiguration())
        ]
        job.relabelRules = [
            try RelabelRule(sourceLabels: ["metrics_path"], regex: "(.+)", targetLabel: "__metrics_path__"),
            try RelabelRule(action: .labeldrop, regex: "metrics_path"),
        ]
        #expect(file.scrapeConfigurations == [job])
        #expect(file.externalLabels == ["cluster": "demo"])
        #expect(file.warnings == [])
    }

    @Test("without an interval have the operator's: 30s")
    func interval() throws {
        let text = "prometheus: {prometheusSpec: {scrapeInterval: '', additionalScrapeConfigs: [{job_name: a}]}}"
        let job = try read(text).scrapeConfigurations[0]
        #expect(job.scrapeInterval == .seconds(30))
        #expect(job.scrapeTimeout == .seconds(10))
    }

    @Test("may have the chart as a part of another")
    func subchart() throws {
        let text = "kube-prometheus-stack: {prometheus: {prometheusSpec: {additionalScrapeConfigs: [{job_name: a}]}}}"
        #expect(try read(text).scrapeConfigurations.map(\.jobName) == ["a"])
    }

    @Test("may have their scrape configurations as text; an error in it has the line of the file")
    func text() throws {
        let values = """
            prometheus:
              prometheusSpec:
                additionalScrapeConfigs: |
                  - job_name: a
                    scrape_interval: 7s
                  - job_name: b
                    scrape_interval: soon
            """
        let error = #expect(throws: ConfigurationFileError.self) { try read(values) }
        #expect(error?.place.line == 7)
        #expect(error?.place.key == "prometheus.prometheusSpec.additionalScrapeConfigs[1].scrape_interval")
        let good = try read(values.replacing("soon", with: "8s"))
        #expect(good.scrapeConfigurations.map(\.scrapeInterval) == [.seconds(7), .seconds(8)])
    }

    @Test("are as strict about a scrape configuration as a prometheus.yml, and about nothing else")
    func strictness() {
        let text = """
            prometheus:
              enabled: perhaps
              prometheusSpec:
                unheardOf: 1
                additionalScrapeConfigs:
                  - job_name: a
                    interval: 5s
            """
        let error = #expect(throws: ConfigurationFileError.self) { try read(text) }
        #expect(
            error?.description
                == "values.yml:7: prometheus.prometheusSpec.additionalScrapeConfigs[0].interval: unknown key \"interval\""
        )
    }

    @Test(
        "that cannot be used say why",
        arguments: [
            (
                "prometheus: {enabled: true}",
                "values.yml:1: prometheus: no prometheusSpec under it; expected the values of kube-prometheus-stack"
            ),
            (
                "prometheus: {prometheusSpec: {scrapeInterval: 5s, scrapeTimeout: 6s}}",
                "values.yml:1: prometheus.prometheusSpec.scrapeTimeout: the timeout is greater than scrapeInterval"
            ),
            (
                "prometheus: {prometheusSpec: {additionalScrapeConfigs: '- job_name: {{ .Release.Name }}'}}",
                "values.yml:1: prometheus.prometheusSpec.additionalScrapeConfigs: Helm templates are not rendered here; "
                    + "use the output of \"helm template\""
            ),
            (
                "prometheus: {prometheusSpec: {additionalScrapeConfigs: {job_name: a}}}",
                "values.yml:1: prometheus.prometheusSpec.additionalScrapeConfigs: expected a list, found a mapping"
            ),
        ])
    func errors(text: String, message: String) {
        let error = #expect(throws: ConfigurationFileError.self) { try read(text) }
        #expect(error?.description == message)
    }

    @Test("with nothing to scrape are told so")
    func nothing() throws {
        let file = try read("prometheus: {prometheusSpec: {scrapeInterval: 5s}}")
        #expect(
            file.warnings.map(\.description) == [
                "values.yml:1: prometheus.prometheusSpec: no additionalScrapeConfigs: there is nothing to scrape"
            ])
    }
}
