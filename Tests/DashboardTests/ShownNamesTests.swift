import Charting
import Dashboard
import Monitoring
import Prometheus
import Testing

@Suite("Names on a small screen")
struct ShownNamesTests {
    private static func series(_ name: String, _ labels: [Label] = []) -> SeriesSnapshot {
        let all = [Label("__name__", name), Label("instance", "a:80"), Label("job", "promwave")] + labels
        return Building.series(Labels(all)) { Double($0 % 7) }
    }

    private static func interface(_ metrics: [MetricSnapshot], _ size: Size = Size(80, 24)) -> Interface {
        Building.interface(size, showing: Building.snapshot(metrics: metrics, targets: [Building.target("a:80")]))
    }

    /// Two metrics whose names differ in their last letter.
    private static let metrics = ["a", "b"].map { end in
        let name = "a_metric_with_a_really_long_name_that_differs_only_at_its_very_end_" + end
        return MetricSnapshot(name: name, type: .gauge, series: [series(name)])
    }

    @Test("metrics that differ at their end only are told apart in the list", arguments: [Size(60, 15), Size(80, 24)])
    func list(size: Size) {
        var interface = Self.interface(Self.metrics, size)
        _ = interface.update(.key(.character("l")))
        let rows = interface.frame.lines.filter { $0.contains("a_metric_with_a_") && $0.contains("1 series") }
        #expect(rows.count == 2)
        #expect(rows.map { $0.contains("very_end_a  ") } == [true, false])
        #expect(rows.map { $0.contains("very_end_b  ") } == [false, true])
    }

    @Test("and in the title of a chart, though the other is not in view")
    func title() {
        let lines = Self.interface(Self.metrics, Size(60, 15)).frame.lines
        #expect(lines[1].contains("a_metric_with_a_re…_at_its_very_end_a   together"))
    }

    @Test("series that differ at their end only are told apart in the table")
    func table() {
        let series = (0..<3).map {
            Self.series("proxied", [Label("path", "/api/v1/namespaces/production/services/checkout/proxy/\($0)")])
        }
        let lines = Self.interface([MetricSnapshot(name: "proxied", type: .gauge, series: series)]).frame.lines
        for number in 0..<3 {
            #expect(lines.contains { $0.contains("proxy/\(number)\"}  up ") })
        }
    }

    @Test("a column of short names keeps its title", arguments: [Size(60, 15), Size(80, 24), Size(110, 32)])
    func shortNames(size: Size) {
        let metric = Building.metric("load", [("a:1", Building.wave(30, seconds: 40))])
        let lines = Building.interface(
            size, showing: Building.snapshot(metrics: [metric], targets: [Building.target("a:1")])
        ).frame.lines
        #expect(lines.contains { $0.hasPrefix("     INSTANCE  STATE ") })
        #expect(lines.contains { $0.hasPrefix(" 1━  a:1       up ") })
    }
}
