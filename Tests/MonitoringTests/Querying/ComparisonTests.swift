import Glibc
import Monitoring
import Prometheus
import Testing

@Suite("A comparison with a server")
struct ComparisonTests {
    static func series(_ labels: Labels, _ samples: [(Int64, Double)]) -> SeriesSnapshot {
        SeriesSnapshot(labels: labels, points: samples.map { Point(time: $0.0, value: $0.1) })
    }

    /// The same scrapes seen twice: every 5 s, some milliseconds later.
    static func wave(late: Int64, count: Int64 = 60) -> [(Int64, Double)] {
        (0..<count).map { index in
            let time = index * 5000 + late
            return (time, 30 + 3 * sin(2 * .pi * Double(time) / 60_000))
        }
    }

    @Test("of the same samples finds no difference")
    func same() {
        let one = Self.series(["__name__": "m"], [(0, 1), (5000, .nan), (10_000, .infinity), (15_000, -2)])
        let comparison = Comparison(ours: [one], theirs: [one], nearness: 2500)
        #expect(comparison.series.map(\.compared) == [4])
        #expect(comparison.largest?.absolute == 0)
        #expect(comparison.largestAligned?.absolute == 0)
        #expect(comparison.words == "1 series equal")
    }

    @Test("of a moving value tells the difference of the samples from that of the moments")
    func moving() throws {
        let ours = Self.series(["__name__": "m"], Self.wave(late: 0))
        let theirs = Self.series(["__name__": "m"], Self.wave(late: 2000))
        let comparison = Comparison(ours: [ours], theirs: [theirs], nearness: 2500)
        let largest = try #require(comparison.largest)
        // In 2 s the wave moves by at most 3 · 2π / 60 · 2.
        #expect(largest.absolute > 0.6 && largest.absolute < 0.63)
        #expect(largest.delay == 2000)
        let aligned = try #require(comparison.largestAligned)
        // A straight line cuts the crest by at most (5 s)² / 8 · 3 · (2π / 60)².
        #expect(aligned.absolute < 0.103)
        #expect(comparison.series.first?.compared == 60)
        #expect(comparison.words == "1 series at most 0.27 % apart")
    }

    @Test("takes a value that jumps for what it was before or after the jump")
    func jumping() {
        let ours = Self.series(["__name__": "m"], [(0, 1), (5000, 1), (10_000, 2), (15_000, 3), (20_000, 3)])
        let theirs = Self.series(["__name__": "m"], [(-2000, 1), (3000, 1), (8000, 1), (13_000, 3), (18_000, 3)])
        let comparison = Comparison(ours: [ours], theirs: [theirs], nearness: 2500)
        // 2 was halfway from 1 to 3, though not on the line at our moment: 1.8.
        #expect(comparison.largestAligned?.absolute.fixed(3) == "0.200")
        #expect(comparison.largest?.absolute == 1)
    }

    @Test("finds the one sample that differs")
    func oneSample() {
        var samples = Self.wave(late: 40)
        samples[17].1 = 99
        let comparison = Comparison(
            ours: [Self.series(["__name__": "m"], Self.wave(late: 0))],
            theirs: [Self.series(["__name__": "m"], samples)],
            nearness: 2500
        )
        #expect(comparison.largest?.time == 85_000)
        #expect(comparison.largest?.theirs == 99)
        #expect(comparison.largest?.delay == 40)
    }

    @Test("calls a number against NaN an infinite difference")
    func nan() {
        let comparison = Comparison(
            ours: [Self.series(["__name__": "m"], [(0, 1)])],
            theirs: [Self.series(["__name__": "m"], [(0, .nan)])],
            nearness: 2500
        )
        #expect(comparison.largest?.absolute == .infinity)
        #expect(comparison.words == "1 series at most infinitely apart")
    }

    @Test("counts what only one side has, in the time that both have seen")
    func gaps() {
        let ours = Self.wave(late: 0).enumerated().filter { !(10..<13).contains($0.offset) }.map(\.element)
        let theirs = Self.wave(late: 100, count: 50).enumerated().filter { !(30..<35).contains($0.offset) }.map(
            \.element)
        let comparison = Comparison(
            ours: [Self.series(["__name__": "m"], ours)],
            theirs: [Self.series(["__name__": "m"], theirs)],
            nearness: 2500
        )
        #expect(comparison.series.first?.onlyOurs == 5)
        #expect(comparison.series.first?.onlyTheirs == 3)
        #expect(comparison.series.first?.compared == 42)
    }

    @Test("draws no line across a gap")
    func lineAcrossGap() {
        let comparison = Comparison(
            ours: [Self.series(["__name__": "m"], [(4000, 1), (16_000, 9)])],
            theirs: [Self.series(["__name__": "m"], [(5000, 1), (15_000, 9)])],
            nearness: 2500
        )
        #expect(comparison.series.first?.compared == 2)
        #expect(comparison.series.first?.largestAligned == nil)
    }

    @Test("skips staleness markers on both sides")
    func stale() {
        let series = Self.series(["__name__": "m"], [(0, 1), (5000, Staleness.marker)])
        let comparison = Comparison(ours: [series], theirs: [series], nearness: 2500)
        #expect(comparison.series.first?.compared == 1)
        #expect(comparison.series.first?.largest?.absolute == 0)
    }

    @Test("pairs by labels, and names the series that one side lacks")
    func pairing() {
        let ours = ["a", "b", "c"].map { Self.series(["__name__": "m", "instance": $0], [(0, 1)]) }
        let theirs = ["b", "c", "d", "e"].map { Self.series(["__name__": "m", "instance": $0], [(0, 1)]) }
        let comparison = Comparison(ours: ours, theirs: theirs, nearness: 2500)
        #expect(comparison.series.map { $0.labels["instance"] } == ["b", "c"])
        #expect(comparison.missing.map { $0["instance"] } == ["a"])
        #expect(comparison.extra.map { $0["instance"] } == ["d", "e"])
        #expect(comparison.words == "2 series equal; 1 missing, 2 extra")
    }

    @Test("leaves out labels that all of one side have and none of the other, such as a server's external ones")
    func external() {
        let ours = ["a", "b"].map { Self.series(["__name__": "m", "instance": $0], [(0, 1)]) }
        let theirs = ["a", "b"].map {
            Self.series(["__name__": "m", "instance": $0, "cluster": "x", "replica": "r-\($0)"], [(0, 1)])
        }
        let found = Comparison(ours: ours, theirs: theirs, nearness: 2500)
        #expect(found.ignoredLabels == ["cluster"])
        #expect(found.missing.count == 2)
        let told = Comparison(ours: ours, theirs: theirs, ignoring: ["cluster", "replica"], nearness: 2500)
        #expect(told.series.count == 2)
        #expect(told.missing.isEmpty && told.extra.isEmpty)
    }

    @Test("does not guess which of two series is meant")
    func ambiguous() {
        let ours = [Self.series(["__name__": "m"], [(0, 1)])]
        let theirs = ["1", "2"].map { Self.series(["__name__": "m", "replica": $0], [(0, 1)]) }
        let comparison = Comparison(ours: ours, theirs: theirs, ignoring: ["replica"], nearness: 2500)
        #expect(comparison.ambiguous == [["__name__": "m"]])
        #expect(comparison.series.isEmpty && comparison.missing.isEmpty && comparison.extra.isEmpty)
        #expect(comparison.words == "nothing to compare yet; 1 ambiguous")
    }
}
