import Charting
import Prometheus
import Testing

@testable import Dashboard

@Suite("Several histograms as one")
struct HistogramSumTests {
    /// A histogram with the buckets 1, 2 and +Inf, of which each has as much for itself as is given; nil where it ends.
    private func histogram(_ instance: String, _ parts: [(time: Int64, part: Double?)]) -> HistogramSeries {
        HistogramSeries(
            labels: ["instance": instance], bounds: [1, 2, .infinity],
            moments: parts.map { moment in
                HistogramSeries.Moment(
                    time: moment.time,
                    buckets: moment.part.map {
                        HistogramBuckets(bounds: [1, 2, .infinity], counts: [$0, 2 * $0, 3 * $0])
                    })
            })
    }

    @Test("a heatmap shows the sum of all histograms, whenever each of them is scraped")
    func sum() {
        let together = (0..<4).map { histogram("\($0)", [(0, 100), (5000, 100)]) }
        let apart = (0..<4).map { number in
            histogram("\(number)", [(0, 100), (5000, 100)].map { ($0.0 + Int64(number) * 1000, $0.1) })
        }
        for histograms in [together, apart] {
            let sum = HistogramSum(histograms, maximumGap: 8000)
            #expect(sum.bounds == [1, 2, .infinity])
            #expect(sum.samples.map(\.counts) == [[400, 400, 400], [400, 400, 400]])
        }
        #expect(HistogramSum(apart, maximumGap: 8000).samples.map(\.time) == [3000, 8000])
        #expect(HistogramSum([], maximumGap: 8000).samples.isEmpty)
    }

    @Test("of a sum, a histogram is part until it ends, or says nothing for too long")
    func sumOfSome() {
        let steady = histogram("a", (0..<5).map { (Int64($0) * 5000, 100) })
        let ends = histogram("b", [(1000, 10), (6000, 10), (11_000, nil)])
        let stops = histogram("c", [(2000, 1), (7000, 1)])
        let seldom = histogram("d", [(3000, 1000), (18_000, 1000)])
        func first(_ other: HistogramSeries, _ maximumGap: Int64) -> [Double] {
            HistogramSum([steady, other], maximumGap: maximumGap).samples.map { $0.counts[0] }
        }
        #expect(first(ends, 8000) == [110, 110, 100, 100, 100])
        #expect(first(stops, 7000) == [101, 101, 101, 100, 100])
        #expect(first(seldom, 23_000) == [1100, 1100, 1100, 1100, 1100])
        let gone = HistogramSum([histogram("a", [(0, 1), (5000, nil), (10_000, 0)])], maximumGap: 8000)
        #expect(gone.samples.map(\.time) == [0, 10_000])
        #expect(gone.samples.map(\.counts) == [[1, 1, 1], [0, 0, 0]])
    }
}
