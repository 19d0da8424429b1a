import Prometheus
import Testing

@testable import Monitoring

@Suite("From discovery to a snapshot", .timeLimit(.minutes(1)))
struct MonitorTests {
    @Test("what HTTP discovery names is relabelled, scraped, and stored under the labels that Prometheus would give")
    func mainPath() async throws {
        try await TestServer.run { _ in
            .ok("# TYPE my_first_metric gauge\nmy_first_metric 31.42\n")
        } _: { target in
            let list =
                #"[{"targets":["\#(target.address)"],"labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default"}}]"#
            try await TestServer.run { _ in
                .ok(list, type: "application/json")
            } _: { discovery in
                var job = ScrapeConfiguration(jobName: "demo")
                job.scrapeInterval = .seconds(5)
                job.scrapeTimeout = .seconds(5)
                job.discoveries = [
                    .http(url: "http://\(discovery.address)/targets", refreshInterval: .seconds(10), .init())
                ]
                job.relabelRules = [
                    try RelabelRule(sourceLabels: ["metrics_path"], regex: "(.+)", targetLabel: "__metrics_path__"),
                    try RelabelRule(action: .labeldrop, regex: "metrics_path"),
                ]
                var options = MonitorOptions()
                options.scrapesAtOnce = true
                let monitor = Monitor(configurations: [job], options: options)
                try await monitor.whileRunning { reports in
                    let report = try #require(await reports.next())
                    #expect(report.error == nil)
                    #expect(report.counts.scraped == 1)
                    let snapshot = monitor.snapshot(of: { $0 == "my_first_metric" })
                    #expect(snapshot.activeTargets.map(\.health) == [.up])
                    #expect(snapshot.discoveries.map(\.targets) == [1])
                    let series = try #require(snapshot.metrics.first?.series.first)
                    #expect(snapshot.metrics.first?.type == .gauge)
                    #expect(
                        series.labels == [
                            "__name__": "my_first_metric", "instance": target.address, "job": "demo",
                            "kubernetes_namespace": "default",
                        ])
                    #expect(series.points.map(\.value) == [31.42])
                    #expect(target.requests.first?.target == "/metrics2")
                }
            }
        }
    }
}

extension Monitor {
    /// Runs the monitor for as long as `body` runs; `body` gets the scrapes from the start.
    func whileRunning(_ body: (inout AsyncStream<ScrapeReport>.Iterator) async throws -> Void) async throws {
        var reports = reports.makeAsyncIterator()
        let task = Task { await self.run() }
        do {
            try await body(&reports)
        } catch {
            task.cancel()
            await task.value
            throw error
        }
        task.cancel()
        await task.value
    }
}
