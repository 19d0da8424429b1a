import NIOCore
import Prometheus
import Testing

@testable import Servers

@Suite struct WaveTests {
    static let minute = WavePeriod(milliseconds: 60_000)

    @Test(
        "the wave starts at its base, peaks after a quarter of its period, and is at the bottom after three",
        arguments: [
            (0.0, "30.00"), (5, "31.50"), (15, "33.00"), (30, "30.00"), (45, "27.00"), (60, "30.00"),
            (1_699_999_985, "31.50"), (1_700_000_000, "32.60"), (1_700_000_025, "27.00"),
        ]
    )
    func wave(time: Double, text: String) {
        let exposition = WaveExposition(name: "m", wave: Wave(base: 30, variation: 0.1, period: Self.minute))
        let body = String(buffer: exposition.body(at: time, format: .text))
        #expect(body == "# HELP m Metric with sine wave variation (±10% over 1 min)\n# TYPE m gauge\nm \(text)\n")
    }

    @Test("OpenMetrics has the same number and ends with # EOF")
    func openMetrics() {
        let exposition = WaveExposition(name: "m", wave: Wave(base: 50, variation: 0.1, period: Self.minute))
        let body = String(buffer: exposition.body(at: 15, format: .openMetrics))
        #expect(
            body == "# TYPE m gauge\n# HELP m Metric with sine wave variation (±10% over 1 min)\nm 55.00\n# EOF\n"
        )
    }

    @Test("a negative base swings too, and no variation is a straight line")
    func bases() {
        #expect(Wave(base: -30, variation: 0.5, period: Self.minute).value(at: 15) == -45)
        #expect(Wave(base: 7, variation: 0, period: Self.minute).value(at: 15) == 7)
    }

    @Test(
        "the help text says the variation and the period that are configured",
        arguments: [
            (0.1, 60_000, "±10% over 1 min"), (0.25, 30_000, "±25% over 30 s"), (0.075, 120_000, "±7.5% over 2 min"),
            (0.07, 90_000, "±7% over 1 min 30 s"), (1, 500, "±100% over 500 ms"), (0, 3_600_000, "±0% over 1 h"),
            (0.333, 86_461_001, "±33.3% over 1 d 1 min 1 s 1 ms"),
        ] as [(Double, Int64, String)]
    )
    func help(variation: Double, period: Int64, text: String) {
        #expect(Wave(base: 1, variation: variation, period: WavePeriod(milliseconds: period)).description == text)
    }
}
