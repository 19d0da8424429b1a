import Monitoring
import Prometheus
import Testing

@Suite("Statistics of samples")
struct SampleStatisticsTests {
    @Test("are last, least, greatest and mean, without NaN and staleness markers")
    func plain() {
        let statistics = SampleStatistics(points([31, .nan, 27, 33, Staleness.marker, 29]))
        #expect(statistics.count == 4)
        #expect(statistics.last == 29)
        #expect(statistics.min == 27)
        #expect(statistics.max == 33)
        #expect(statistics.mean == 30)
    }

    @Test("of nothing are nothing")
    func empty() {
        let statistics = SampleStatistics(points([.nan]))
        #expect(statistics.count == 0)
        #expect(statistics.last == nil)
        #expect(statistics.mean == nil)
    }

    @Test(
        "have a mean that neither overflows nor loses small values among large ones",
        arguments: [
            ([1.7e308, 1.7e308, 1.7e308], 1.7e308),
            ([1.5e308, -1.5e308], 0),
            ([1e16, 1, -1e16, 1], 0.5),
            ([.infinity, 1, 2], .infinity),
            ([Double](repeating: 0.1, count: 1000), 0.1),
        ]
    )
    func mean(values: [Double], expected: Double) throws {
        let mean = try #require(SampleStatistics(points(values)).mean)
        #expect(mean == expected || abs(mean - expected) <= 4e-16 * abs(expected))
    }
}
