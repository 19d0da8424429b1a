import Charting
import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("The table of series")
struct SeriesTableTests {
    private static func labels(_ pairs: (String, String)...) -> Labels {
        Labels(pairs.map { Label($0.0, $0.1) })
    }

    @Test("series of one instance are told apart by what differs, without repeating it")
    func oneInstance() {
        let disks = ["a", "b"].map { Self.labels(("instance", "x:9100"), ("device", $0), ("fstype", "ext4")) }
        #expect(SeriesNaming.names(of: disks) == [#"{device="a"}"#, #"{device="b"}"#])
        #expect(SeriesNaming.names(of: [disks[0]]) == ["x:9100"])
        let more = disks + [Self.labels(("instance", "y:9100"), ("device", "a"), ("fstype", "ext4"))]
        #expect(SeriesNaming.names(of: more) == [#"x:9100 {device="a"}"#, #"x:9100 {device="b"}"#, "y:9100"])
    }

    private static func screen(_ metric: MetricSnapshot, targets: [TargetStatus]) -> String {
        var interface = Building.interface(showing: Building.snapshot(metrics: [metric], targets: targets))
        _ = interface.update(.snapshot(Building.snapshot(metrics: [metric], targets: targets)))
        return interface.frame.text
    }

    @Test("their column is named after what stands in it")
    func heading() {
        let series = ["a", "b"].map { device in
            Building.series(
                Self.labels(("__name__", "free"), ("device", device), ("instance", "a:80"), ("job", "promwave"))
            ) { Double($0) }
        }
        let text = Self.screen(
            MetricSnapshot(name: "free", type: .gauge, series: series), targets: [Building.target("a:80")])
        #expect(text.contains(" SERIES ") && !text.contains(" INSTANCE "))
        #expect(Building.interface(showing: Building.snapshot()).frame.text.contains(" INSTANCE "))
    }

    @Test("rates have no base, no swing and no verdict; where a target is down, the reason")
    func rates() {
        let series = Building.series(
            Self.labels(("__name__", "n_total"), ("instance", "a:80"), ("job", "promwave"))
        ) { Double($0) }
        let metric = MetricSnapshot(name: "n_total", type: .counter, series: [series])
        let up = Self.screen(metric, targets: [Building.target("a:80")])
        for title in ["BASE", "SWING", "VERDICT"] { #expect(!up.contains(title)) }
        #expect(up.contains(" AGE"))
        let down = Self.screen(
            metric, targets: [Building.target("a:80", health: .down, error: "connection refused")])
        #expect(down.contains("VERDICT") && down.contains("connection refused"))
    }

    @Test("targets without a series of the metric are missed only if their job has some")
    func otherJobs() {
        var other = Building.target("b:80")
        other.job = "node"
        other.labels = ["instance": "b:80", "job": "node"]
        let text = Self.screen(
            Building.metric("my_first_metric", [("a:80", Building.wave(30))]),
            targets: [Building.target("a:80"), Building.target("c:80"), other])
        #expect(text.contains("c:80"))
        #expect(!text.contains("b:80"))
    }

    @Test("values that are all NaN or infinite are said to be")
    func noNumbers() {
        let series = Building.series(
            Self.labels(("__name__", "n"), ("instance", "a:80"), ("job", "promwave"))
        ) { $0 % 2 == 0 ? .nan : .infinity }
        let text = Self.screen(
            MetricSnapshot(name: "n", type: .gauge, series: [series]), targets: [Building.target("a:80")])
        #expect(text.contains("no finite values in this window"))
    }

    @Test("noise of few samples is no wave, however well a sine fits by chance; the demonstration's is one")
    func chance() throws {
        let wave = try SineFit(Building.wave(30, seconds: 60), period: .expected(60))
        #expect(wave.isSurelyWave)
        var lucky = wave
        lucky.determination = 0.92
        #expect(!lucky.isSurelyWave)
    }

    @Test("a summary is not judged, unless something is expected of it")
    func summary() throws {
        let series = Building.series(
            Self.labels(("__name__", "s"), ("instance", "a:80"), ("job", "promwave"), ("quantile", "0.5"))
        ) { _ in 3 }
        let snapshot = Building.snapshot(
            metrics: [MetricSnapshot(name: "s", type: .summary, series: [series])], targets: [Building.target("a:80")])
        var plain = Building.interface()
        _ = plain.update(.snapshot(snapshot))
        #expect(plain.model.live.alarms == 0 && !plain.frame.text.contains("BASE"))
        var expecting = Building.interface(expecting: [try Expectation("s=1±10%")])
        _ = expecting.update(.snapshot(snapshot))
        #expect(expecting.model.live.alarms == 1)
        #expect(expecting.frame.text.contains("BASE"))
    }
}
