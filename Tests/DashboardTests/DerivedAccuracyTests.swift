import Dashboard
import Monitoring
import Prometheus
import Testing

/// The numbers are those of Prometheus, whose `promtool test rules` was asked.
@Suite("Rates and quantiles are Prometheus's to the last digit")
struct DerivedAccuracyTests {
    /// A sample every 10 s.
    private func points(_ values: [Double?]) -> [Point] {
        values.enumerated().compactMap { place, value in
            value.map { Point(time: Int64(place) * 10_000, value: $0) }
        }
    }

    private func rates(_ values: [Double?], window: Int64) -> [Double] {
        CounterRate.points(of: points(values), window: window).map(\.value)
    }

    @Test("a small counter that follows a huge one, after a reset, loses no digits to it")
    func huge() {
        let rate = rates([1e9, 1e9 + 1, 0, 3, 7, 7.5, 12], window: 35_000).last
        // 9 in 30 s, 5 s more before them to the window's start.
        let expected: Double = 9 * (35.0 / 30 / 35)
        #expect(rate == expected)
    }

    @Test("a value that is not a number spoils the windows that begin or end with it, and no others")
    func notANumber() {
        let rates = self.rates([0, 5, .nan, 15, 20, 25], window: 25_000)
        #expect(rates.map(\.isNaN) == [false, true, false, true, false])
        let expected: Double = 10 * (25.0 / 20 / 25)
        #expect(rates.last == expected)
    }

    @Test("infinity is a reset's loss like another, as long as it lies within the window")
    func infinity() {
        let rates = self.rates([0, .infinity, 4, 8, 12], window: 25_000)
        #expect(rates[1] == .infinity)
        let expected: Double = 8 * (25.0 / 20 / 25)
        #expect(rates.last == expected)
    }

    @Test("bounds that are one number are one bucket, however they are spelled: its counts add up")
    func spelling() {
        let counts: [(String, Double)] = [("0.2", 5), ("2e-1", 5), ("2", 18), ("2.0", 2), ("+Inf", 20)]
        let series = counts.map { bound, count in
            SeriesSnapshot(labels: ["__name__": "h_bucket", "le": bound], points: points([count]))
        }
        let histogram = HistogramSeries.grouped(series, window: nil, limit: 1)[0]
        // 10 up to 0.2, 20 up to 2.
        #expect(histogram.quantile(0.25).map(\.value) == [0.1])
        #expect(histogram.quantile(0.75).map(\.value) == [1.1])
    }

    @Test("a bucket with a bound that is no number is left out", arguments: ["1e999", "big", "NaN", ""])
    func noBound(_ bound: String) {
        let series = [("1", 4.0), (bound, 100), ("+Inf", 8)].map { bound, count in
            SeriesSnapshot(labels: ["__name__": "h_bucket", "le": bound], points: points([count]))
        }
        let histogram = HistogramSeries.grouped(series, window: nil, limit: 1)[0]
        #expect(histogram.bounds == [1, .infinity])
        #expect(histogram.quantile(0.25).map(\.value) == [0.5])
    }

    @Test("a bucket that is missing at a time is left out of that time, not the time with it")
    func partial() {
        let series = [("1", [2.0, 2]), ("2", [nil, 3]), ("4", [4, 4]), ("+Inf", [4, 4])].map { bound, counts in
            SeriesSnapshot(labels: ["__name__": "h_bucket", "le": bound], points: points(counts))
        }
        let histogram = HistogramSeries.grouped(series, window: nil, limit: 1)[0]
        #expect(histogram.quantile(0.75).map(\.value) == [2.5, 2])
        // Nothing but +Inf.
        let lone = HistogramSeries.grouped(Array(series.suffix(1)), window: nil, limit: 1)[0]
        #expect(lone.quantile(0.5).map(\.isStale) == [true, true])
    }

    @Test("a step that is smaller than arithmetic is exact is no step")
    func trifle() throws {
        let trifle = HistogramBuckets(bounds: [1, 2, 4, .infinity], counts: [10, 10 + 1e-12, 20, 20])
        // Half of all, and a little: beyond the second bucket, which is empty.
        let value = try #require(trifle.quantile(0.500_000_000_001))
        #expect(value > 2 && value < 2.000_001)
        #expect(trifle.parts == [10, 0, 10, 0])
    }

    @Test("beyond 0 and 1 there is only infinity")
    func beyond() {
        let buckets = HistogramBuckets(bounds: [1, .infinity], counts: [1, 2])
        #expect(buckets.quantile(-0.1) == -.infinity)
        #expect(buckets.quantile(1.1) == .infinity)
        #expect(buckets.quantile(.nan) == nil)
    }
}
