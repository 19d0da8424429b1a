import Charting
import Glibc
import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("What raises an alarm where nothing is expected")
struct AlarmTests {
    private static func interface(_ name: String, expecting: [Monitoring.Expectation] = [], _ value: (Double) -> Double)
        -> Interface
    {
        let series = Building.series(["__name__": name, "instance": "a:80", "job": "promwave"]) {
            value(Double($0) * 5)
        }
        var interface = Building.interface(expecting: expecting)
        let snapshot = Building.snapshot(
            metrics: [MetricSnapshot(name: name, type: .gauge, series: [series])], targets: [Building.target("a:80")])
        // The first is looked through for waves, the second is shown.
        for _ in 0..<2 { _ = interface.update(.snapshot(snapshot)) }
        return interface
    }

    private static func wave(_ seconds: Double, _ part: Double = 0.1) -> Double {
        30 + 30 * part * sin(2 * Double.pi * seconds / 60)
    }

    /// Between −1 and 1, the same each time.
    private static func noise(_ seconds: Double) -> Double { sin(seconds * 12.9898) * cos(seconds * 78.233) }

    /// Seconds, of a period of 40.
    private static func sawtooth(_ seconds: Double) -> Double {
        4e6 + 4e6 * (seconds / 40).truncatingRemainder(dividingBy: 1)
    }

    @Test("a clean wave that swings beyond its band; one that keeps to it does not")
    func waves() {
        // At its crest in the end.
        #expect(Self.interface("w") { Self.wave($0 + 15, 0.2) }.model.live.alarms == 1)
        #expect(Self.interface("w") { Self.wave($0 + 15) }.model.live.alarms == 0)
    }

    @Test("a wave that swings too far is out of its band all the time, also on its way from one crest to the next")
    func betweenCrests() {
        for offset in stride(from: 0.0, to: 60, by: 5) {
            #expect(Self.interface("w") { Self.wave($0 + offset, 0.2) }.model.live.alarms == 1, "\(offset)")
        }
    }

    @Test("not the gauges of other people's programs, which swing as they swing")
    func gauges() {
        let queue = Self.interface("queue") { abs(10 * sin(2 * Double.pi * $0 / 50)) }
        #expect(queue.model.live.alarms == 0)
        let temperature = Self.interface("temperature") { seconds -> Double in
            let wave: Double = 5 * sin(2 * Double.pi * (seconds + 15) / 60)
            return 20 + wave + Self.noise(seconds)
        }
        #expect(temperature.model.live.alarms == 0)
        #expect(temperature.frame.text.contains("nothing is expected"))
        let heap = Self.interface("heap") { Self.sawtooth($0 + 16) }
        #expect(heap.model.live.alarms == 0)
    }

    @Test("an expectation raises one, whatever the series looks like")
    func expected() throws {
        let heap = Self.interface("heap", expecting: [try Monitoring.Expectation("heap=4000000±10%")]) {
            Self.sawtooth($0)
        }
        #expect(heap.model.live.alarms == 1)
    }

    @Test("a constant has no band around it, unless one is expected")
    func constant() throws {
        let text = Self.interface("c") { _ in 100 }.frame.text
        #expect(!text.contains("fitted") && !text.contains("+10 %"))
        let expected = [try Monitoring.Expectation("c=100±10%")]
        #expect(Self.interface("c", expecting: expected) { _ in 100 }.frame.text.contains("+10 %"))
    }
}
