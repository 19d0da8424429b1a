import Prometheus
import Testing

@testable import Monitoring

@Suite("The store")
struct SeriesStoreTests {
    private let wave: Labels = ["__name__": "wave", "instance": "a"]

    /// Commits samples of one series; what the store said of them.
    @discardableResult
    private func commit(_ store: SeriesStore, _ labels: Labels, _ samples: [(Int64, Double)]) -> CommitResult {
        var references = [SeriesReference.none]
        return store.commit(
            samples.map { PendingSample(series: 0, time: $0.0, value: $0.1) },
            references: &references,
            now: samples.map(\.0).max() ?? 0,
            labels: { _ in labels }
        )
    }

    private func points(_ store: SeriesStore, _ times: ClosedRange<Int64> = 0...Int64.max) -> [[Double]] {
        store.metrics(in: times).flatMap(\.series).flatMap(\.points).map { [Double($0.time), $0.value] }
    }

    @Test("a series is its labels, wherever its samples come from")
    func identity() {
        let store = SeriesStore()
        commit(store, ["instance": "a", "__name__": "wave"], [(1000, 1)])
        commit(store, ["__name__": "wave", "instance": "a"], [(2000, 2)])
        #expect(points(store) == [[1000, 1], [2000, 2]])
        #expect(store.status.series == 1)
    }

    @Test("of two values at one time the first wins; the same one twice is no conflict")
    func duplicates() {
        let store = SeriesStore()
        let result = commit(store, wave, [(1000, 1), (1000, 2), (1000, 1)])
        #expect(result.duplicates == 1)
        #expect(points(store) == [[1000, 1]])
    }

    @Test("what is older than the newest sample is not taken")
    func outOfOrder() {
        let store = SeriesStore()
        let result = commit(store, wave, [(2000, 1), (1000, 2), (3000, 3)])
        #expect(result.outOfOrder == 1)
        #expect(points(store) == [[2000, 1], [3000, 3]])
    }

    @Test("what is older than the retention is not taken, and goes in time")
    func retention() {
        let store = SeriesStore(limits: StorageLimits(retention: .seconds(600)))
        #expect(commit(store, wave, [(1_000_000, 0), (399_999, 1)]).outOfBounds == 1)
        for index in 0..<2000 as Range<Int64> {
            commit(store, wave, [(1_000_000 + index * 1000 + 1, Double(index) * 0.7)])
        }
        #expect(store.status.bytes < 20_000)
        let times = points(store).map { $0[0] }
        #expect(times.count < 1000)
        #expect(times.last == 2_999_001)
    }

    @Test("a series without a sample in the retention is forgotten, and may come back in its place")
    func forgotten() {
        let store = SeriesStore(limits: StorageLimits(retention: .seconds(600)))
        var references = [SeriesReference.none]
        let old = [PendingSample(series: 0, time: 1_000_000, value: 1)]
        _ = store.commit(old, references: &references, now: 1_000_000) { _ in wave }
        commit(store, ["__name__": "other"], [(2_000_000, 1)])
        #expect(store.status.series == 1)
        let new = [PendingSample(series: 0, time: 2_000_000, value: 2)]
        _ = store.commit(new, references: &references, now: 2_000_000) { _ in wave }
        #expect(store.metrics(in: 0...Int64.max).map(\.name) == ["other", "wave"])
        #expect(store.metrics(in: 0...Int64.max)[1].series[0].points.map(\.value) == [2])
    }

    @Test("a marker ends a series, and makes none")
    func markers() {
        let store = SeriesStore()
        commit(store, wave, [(1000, Staleness.marker)])
        #expect(store.status.series == 0)
        commit(store, wave, [(1000, 1), (2000, Staleness.marker)])
        #expect(store.metrics(in: 0...Int64.max)[0].series[0].points.map(\.isStale) == [false, true])
    }

    @Test("when memory ends, the oldest points go first, and the status says how far back they still reach")
    func ceiling() throws {
        let store = SeriesStore(limits: StorageLimits(retention: .seconds(3600), bytes: 100_000))
        var random = SplitMix(state: 1)
        var references = [SeriesReference](repeating: .none, count: 20)
        for index in 0..<3000 as Range<Int64> {
            let samples = (0..<20).map { series in
                PendingSample(series: Int32(series), time: index * 1000, value: Double(random.next()))
            }
            _ = store.commit(samples, references: &references, now: index * 1000) { ["__name__": "s\($0)"] }
        }
        let status = store.status
        #expect(status.bytes <= 110_000)
        #expect(status.series == 20)
        let shortened = try #require(status.shortenedTo)
        #expect(shortened > 0)
        let first = try #require(store.metrics(in: 0...Int64.max).first?.series.first)
        #expect(first.points.last?.time == 2_999_000)
        #expect(first.points[0].time >= shortened - 240_000)
    }

    @Test("a full store takes no new series, keeps the known ones going, and counts what it refused")
    func full() {
        let store = SeriesStore(limits: StorageLimits(bytes: 50_000))
        var references = [SeriesReference](repeating: .none, count: 10_000)
        let samples = (0..<10_000).map { PendingSample(series: Int32($0), time: 1000, value: 1) }
        let result = store.commit(samples, references: &references, now: 1000) { ["__name__": "s\($0)"] }
        #expect(result.refused > 9000)
        #expect(store.status.refusedSeries == result.refused)
        #expect(store.status.bytes < 51_000)
        let next = [PendingSample(series: 0, time: 2000, value: 2)]
        #expect(store.commit(next, references: &references, now: 2000) { ["__name__": "s\($0)"] } == CommitResult())
    }

    @Test("a snapshot brings what was asked for: names, times, in order of names and labels")
    func selection() {
        let store = SeriesStore()
        for (instance, value) in [("b", 2.0), ("a", 1.0)] {
            commit(store, ["__name__": "wave", "instance": instance], [(1000, value), (2000, value), (3000, value)])
        }
        commit(store, ["__name__": "other"], [(1000, 0)])
        let waves = store.metrics(in: 2000...2999) { $0 == "wave" }
        #expect(waves.map(\.name) == ["wave"])
        #expect(waves[0].series.map { $0.labels["instance"] } == ["a", "b"])
        #expect(waves[0].series.map { $0.points.map(\.time) } == [[2000], [2000]])
        #expect(store.metrics(in: 2000...2999).map(\.name) == ["wave"])
    }

    @Test("a series has the metadata of its family")
    func metadata() {
        let store = SeriesStore()
        var references = [SeriesReference.none]
        _ = store.commit(
            [PendingSample(series: 0, time: 0, value: 1)],
            references: &references,
            now: 0,
            metadata: ["requests": MetricMetadata(type: .histogram, help: "How long", unit: "")]
        ) { _ in ["__name__": "requests_bucket", "le": "1.0"] }
        #expect(store.metrics(in: 0...0).map(\.type) == [.histogram])
        #expect(store.metrics(in: 0...0).map(\.help) == ["How long"])
    }

    @Test(
        "labels are in Prometheus's order: by name, by value, the shorter first",
        arguments: [
            (["a": "1"], ["a": "2"]), (["a": "1"], ["a": "10"]), (["a": "2"], ["b": "1"]),
            (["a": "1"], ["a": "1", "b": "1"]), ([:], ["a": "1"]), (["a": "z"], ["ab": "a"]),
        ] as [(Labels, Labels)])
    func order(_ first: Labels, _ second: Labels) {
        #expect(first.precedes(second))
        #expect(!second.precedes(first))
        #expect(!first.precedes(first))
    }
}
