import Charting
import Dashboard
import Monitoring
import Prometheus

/// Snapshots and models for tests: two targets with waves, as the demo has them.
enum Building {
    /// 2026-11-22 12:05:00 UTC, in milliseconds.
    static let noon: Int64 = 1_795_349_100_000

    static func target(
        _ instance: String, health: TargetHealth = .up, error: String? = nil, scrapedAgo: Int64 = 400
    ) -> TargetStatus {
        TargetStatus(
            job: "promwave",
            discoveredLabels: ["__address__": instance, "metrics_path": "/metrics2"],
            labels: ["instance": instance, "job": "promwave"],
            url: "http://\(instance)/metrics2",
            health: health,
            lastError: error,
            lastScrape: noon - scrapedAgo,
            lastScrapeDuration: .microseconds(1200),
            lastBodySize: 131,
            scrapeInterval: .seconds(5),
            scrapeTimeout: .seconds(5)
        )
    }

    /// A sine of ±10 % and 60 s around `base`, a sample every 5 s for the given seconds up to noon, two decimals.
    static func wave(_ base: Double, seconds: Int64 = 300) -> [Point] {
        stride(from: noon - seconds * 1000, through: noon, by: 5000).map { time in
            let phase = Double(time % 60_000) / 60_000 * 2 * Double.pi
            return Point(time: time, value: ((base + base * 0.1 * sine(phase)) * 100).rounded() / 100)
        }
    }

    /// Good to 1e-9 for what is needed here.
    private static func sine(_ angle: Double) -> Double {
        var term = angle
        var sum = angle
        for n in 1..<24 {
            term *= -angle * angle / Double(2 * n * (2 * n + 1))
            sum += term
        }
        return sum
    }

    static func metric(_ name: String, _ series: [(String, [Point])]) -> MetricSnapshot {
        MetricSnapshot(
            name: name,
            type: .gauge,
            series: series.map { instance, points in
                SeriesSnapshot(
                    labels: ["__name__": name, "instance": instance, "job": "promwave"], points: points)
            }
        )
    }

    /// A sample every 5 s for five minutes up to noon.
    static func series(_ labels: Labels, _ value: (Int) -> Double) -> SeriesSnapshot {
        let points = (0...60).map { Point(time: noon - 300_000 + Int64($0) * 5000, value: value($0)) }
        return SeriesSnapshot(labels: labels, points: points)
    }

    /// The waves, a gauge that is none, a counter with a reset, and a histogram.
    static var manyKinds: Snapshot {
        func labels(_ name: String, _ more: [Label] = []) -> Labels {
            Labels(
                [Label("__name__", name), Label("instance", "metrics-server-1:80"), Label("job", "promwave")] + more)
        }
        let buckets = [("0.1", 5.0), ("0.5", 9.0), ("1", 10.0), ("+Inf", 10.0)].map { bound, share in
            series(labels("latency_seconds_bucket", [Label("le", bound)])) { step in
                share * Double(step) + (bound == "0.1" ? 0 : Double(step / 20))
            }
        }
        let metrics = [
            MetricSnapshot(
                name: "requests_total", type: .counter, help: "Requests answered.",
                series: [series(labels("requests_total")) { Double($0 < 30 ? $0 * 10 : ($0 - 30) * 20) }]),
            metric("my_first_metric", [("metrics-server-1:80", wave(30)), ("metrics-server-2:80", wave(50))]),
            MetricSnapshot(
                name: "queue_length", type: .gauge, series: [series(labels("queue_length")) { Double($0 * $0 % 23) }]),
            MetricSnapshot(name: "latency_seconds_bucket", type: .histogram, series: buckets),
        ]
        return snapshot(metrics: metrics)
    }

    static func snapshot(
        metrics: [MetricSnapshot] = [
            metric("my_first_metric", [("metrics-server-1:80", wave(30)), ("metrics-server-2:80", wave(50))])
        ],
        targets: [TargetStatus] = [target("metrics-server-1:80"), target("metrics-server-2:80")],
        discoveries: [DiscoveryStatus] = [
            DiscoveryStatus(
                job: "promwave", source: "http://localhost:8080/targets", targets: 2, lastSuccess: noon - 2000)
        ]
    ) -> Snapshot {
        Snapshot(
            time: noon,
            discoveries: discoveries,
            activeTargets: targets,
            catalogue: metrics.map {
                MetricSummary(name: $0.name, type: $0.type, help: $0.help, series: $0.series.count)
            },
            metrics: metrics
        )
    }

    static func interface(
        _ size: Size = Size(110, 32), expecting: [Expectation] = [], glyphs: GlyphSet = .braille
    ) -> Interface {
        Interface(
            settings: DashboardSettings(
                source: "http://localhost:8080/targets", expectations: expecting, glyphs: glyphs, version: "0.1"),
            size: size,
            now: noon
        )
    }

    static func interface(_ size: Size = Size(110, 32), showing snapshot: Snapshot) -> Interface {
        var interface = Self.interface(size)
        _ = interface.update(.snapshot(snapshot))
        return interface
    }

    static func lines(_ interface: Interface) -> [String] { interface.frame.lines }
}
