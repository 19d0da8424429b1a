import Dashboard
import Monitoring
import Prometheus
import Testing

@Suite("Rates and quantiles as Prometheus reckons them")
struct DerivedTests {
    /// A sample every 5 s.
    private func points(_ values: [Double], from start: Int64 = 100_000) -> [Point] {
        values.enumerated().map { Point(time: start + Int64($0.offset) * 5000, value: $0.element) }
    }

    @Test("a counter that gains 10 every 5 s has a rate of 2, as soon as its window is full")
    func steady() {
        let rates = CounterRate.points(of: points([100, 110, 120, 130, 140, 150]), window: 20_000)
        #expect(rates.map(\.time) == [105_000, 110_000, 115_000, 120_000, 125_000])
        // Two samples in 20 s: 10 gained in 5 s, half an interval more before them: 15 / 20 s.
        #expect(rates.map(\.value) == [0.75, 1.25, 2, 2, 2])
    }

    @Test("a counter that began at zero is not reckoned further back than that")
    func fromZero() {
        // 10 gained since 0: there was nothing before. 10 / 20 s.
        #expect(CounterRate.points(of: points([0, 10]), window: 20_000).map(\.value) == [0.5])
    }

    @Test("a reset counts from zero, not backwards")
    func reset() {
        // 20 → 30 → (0 →) 4 → 14: gained 10 + 4 + 10 = 24 in 15 s, 5 s more before them to the window's start.
        let rates = CounterRate.points(of: points([20, 30, 4, 14]), window: 20_000)
        #expect(rates.last?.value == 24 * (20.0 / 15) / 20)
    }

    @Test("where a series ends so does its rate, and then it begins anew")
    func gap() {
        var samples = points([0, 10, 20])
        samples.append(Point(time: 115_000, value: Staleness.marker))
        samples.append(Point(time: 175_000, value: 140))
        samples.append(Point(time: 180_000, value: 150))
        let rates = CounterRate.points(of: samples, window: 20_000)
        #expect(rates.map(\.time) == [105_000, 110_000, 115_000, 180_000])
        #expect(rates[2].isStale)
        #expect(rates[3].value == 0.75)
    }

    @Test("a lone sample has no rate")
    func lone() {
        #expect(CounterRate.points(of: points([7]), window: 20_000).isEmpty)
        #expect(CounterRate.points(of: [], window: 20_000).isEmpty)
    }

    @Test(
        "histogram_quantile: linear within its bucket",
        arguments: [
            // 100 observations: 50 up to 0.1, 40 up to 0.5, 9 up to 1, 1 beyond.
            (0.5, 0.1), (0.25, 0.05), (0.9, 0.5), (0.7, 0.3), (0.99, 1.0), (0.999, 1.0), (0, 0),
        ])
    func quantile(quantile: Double, expected: Double) throws {
        let buckets = HistogramBuckets(bounds: [0.1, 0.5, 1, .infinity], counts: [50, 90, 99, 100])
        let value = try #require(buckets.quantile(quantile))
        #expect(abs(value - expected) < 1e-12)
    }

    @Test("a histogram without +Inf, without observations or with one bucket has no quantile")
    func noQuantile() {
        #expect(HistogramBuckets(bounds: [0.1, 0.5], counts: [1, 2]).quantile(0.5) == nil)
        #expect(HistogramBuckets(bounds: [0.1, .infinity], counts: [0, 0]).quantile(0.5) == nil)
        #expect(HistogramBuckets(bounds: [.infinity], counts: [3]).quantile(0.5) == nil)
    }

    @Test("a first bucket that ends below zero gives its bound; one that falls is raised")
    func odd() {
        #expect(HistogramBuckets(bounds: [-1, 1, .infinity], counts: [9, 10, 10]).quantile(0.5) == -1)
        #expect(HistogramBuckets(bounds: [1, 2, .infinity], counts: [8, 7, 10]).parts == [8, 0, 2])
    }

    @Test("buckets of one histogram are brought together, whatever their order; others stay apart")
    func grouping() {
        func bucket(_ instance: String, _ le: String, _ values: [Double]) -> SeriesSnapshot {
            SeriesSnapshot(
                labels: ["__name__": "x_bucket", "instance": instance, "le": le], points: points(values))
        }
        let series = [
            bucket("a", "+Inf", [0, 20, 40, 60]), bucket("a", "0.5", [0, 10, 20, 30]), bucket("b", "+Inf", [1, 2]),
            bucket("a", "1", [0, 20, 40, 60]),
        ]
        let histograms = HistogramSeries.grouped(series, window: 20_000, limit: 10)
        #expect(histograms.map(\.labels["instance"]) == ["a", "b"])
        #expect(histograms[0].bounds == [0.5, 1, .infinity])
        // Half of all lies up to 0.5.
        #expect(histograms[0].quantile(0.5).last?.value == 0.5)
        #expect(histograms[0].quantile(0.75).last?.value == 0.75)
        #expect(HistogramSeries.grouped(series, window: nil, limit: 1).map(\.labels["instance"]) == ["a"])
    }

    @Test("families: a histogram is one panel, a summary another, a counter a rate")
    func families() {
        let catalogue = [
            MetricSummary(name: "a_bucket", type: .histogram), MetricSummary(name: "a_count", type: .histogram),
            MetricSummary(name: "a_sum", type: .histogram), MetricSummary(name: "b_total", type: .counter),
            MetricSummary(name: "c", type: .summary), MetricSummary(name: "c_count", type: .summary),
            MetricSummary(name: "c_sum", type: .summary), MetricSummary(name: "d", type: .gauge),
            MetricSummary(name: "e_total"), MetricSummary(name: "f_count", type: .summary),
            MetricSummary(name: "g_bucket"), MetricSummary(name: "h_count", type: .gauge),
        ]
        let plans = PanelPlan.plans(of: catalogue)
        #expect(plans.map(\.name) == ["a", "b_total", "c", "d", "e_total", "f_count", "g_bucket", "h_count"])
        #expect(
            plans.map(\.kind) == [
                .quantiles(ofRates: true), .rate, .values, .values, .rate, .rate, .values, .values,
            ])
    }
}

@Suite("Panels that a user defines")
struct PanelDefinitionTests {
    @Test("only they are shown, in their order, with the series that the selector means")
    func shown() throws {
        var settings = DashboardSettings(source: "x")
        settings.panels = [
            PanelDefinition(title: "Slow", selector: Selector(name: "latency_seconds")),
            PanelDefinition(title: "Second", selector: try Selector("my_first_metric{instance=~\".*2:80\"}")),
            PanelDefinition(title: "Later", selector: Selector(name: "nothing_yet")),
        ]
        var interface = Interface(settings: settings, size: Size(110, 44), now: Building.noon)
        _ = interface.update(.snapshot(Building.manyKinds))
        let panels = interface.model.shown.panels
        #expect(panels.map(\.name) == ["Slow", "Second", "Later"])
        #expect(
            panels.map { $0.rows.map(\.name) } == [
                ["0.5 metrics-server-1:80", "0.9 metrics-server-1:80", "0.99 metrics-server-1:80"],
                ["metrics-server-2:80"], [],
            ])
        #expect(interface.needs.metrics == ["latency_seconds_bucket", "my_first_metric", "nothing_yet"])
    }
}
