import Monitoring
import Prometheus
import Testing

@Suite("A comparison of series that jump, or soon end")
struct RestlessSeriesTests {
    private static func series(_ name: String, _ values: [Double], late: Int64 = 0, ends: Bool = false)
        -> SeriesSnapshot
    {
        var points = values.enumerated().map { Point(time: Int64($0.offset) * 5000 + late, value: $0.element) }
        if ends { points.append(Point(time: Int64(values.count) * 5000 + late, value: Staleness.marker)) }
        return SeriesSnapshot(labels: ["__name__": name], points: points)
    }

    private static func compared(_ ours: SeriesSnapshot, _ theirs: SeriesSnapshot) throws -> SeriesComparison {
        try #require(Comparison(ours: [ours], theirs: [theirs], nearness: 2500).series.first)
    }

    /// Durations of probes as blackbox_exporter gave them to two Prometheus servers, in milliseconds.
    private static let probes = (
        ours: [3.1, 2.9, 8.4, 3.0, 41.2, 2.8, 3.3, 5.9, 3.0, 2.7, 12.8, 3.1],
        theirs: [2.8, 4.4, 3.1, 2.9, 2.9, 36.0, 3.0, 2.8, 9.1, 3.2, 2.9, 3.0]
    )

    @Test("a gauge that jumps from scrape to scrape is not apart, and said to jump")
    func jumps() throws {
        let one = try Self.compared(
            Self.series("m", Self.probes.ours), Self.series("m", Self.probes.theirs, late: 1500))
        #expect(!one.isApart(0.05))
        #expect(one.isRestless(0.05))
        let comparison = Comparison(series: [one])
        #expect(comparison.words.hasSuffix("; 1 of them jumping"))
    }

    @Test("a constant that is another one there is apart, and so is a line that is higher there")
    func offset() throws {
        let constant = try Self.compared(
            Self.series("m", Array(repeating: 10, count: 12)),
            Self.series("m", Array(repeating: 11, count: 12), late: 1500))
        #expect(constant.isApart(0.05) && !constant.isRestless(0.05))
        let line = (0..<12).map { Double(100 + $0) }
        let higher = try Self.compared(Self.series("m", line), Self.series("m", line.map { $0 * 1.1 }, late: 1500))
        #expect(higher.isApart(0.05))
        #expect(!higher.isApart(0.2))
    }

    @Test("a lone sample that only one of the scrapers has met is no fault; of up it is one")
    func loneSample() throws {
        var values = Array(repeating: 1.0, count: 12)
        values[5] = 0
        let ones = Array(repeating: 1.0, count: 12)
        let gauge = try Self.compared(Self.series("in_flight", values), Self.series("in_flight", ones, late: 1500))
        #expect(!gauge.isApart(0.05))
        let up = try Self.compared(Self.series("up", values), Self.series("up", ones, late: 1500))
        #expect(up.isApart(0.05))
    }

    @Test("what is compared with two samples has to be right in both")
    func few() throws {
        let one = try Self.compared(Self.series("m", [1, 1]), Self.series("m", [2, 2], late: 0))
        #expect(one.isApart(0.05))
    }

    @Test("a series that ended within two intervals may be on one side only; one that stays may not")
    func brief() {
        let long = Self.series("stays", Array(repeating: 1, count: 12))
        let ended = Self.series("ended", [1, 1], ends: true)
        let gone = Self.series("gone", [1])
        let comparison = Comparison(ours: [long, ended], theirs: [long, gone], nearness: 2500)
        #expect(comparison.missing.isEmpty && comparison.extra.isEmpty)
        #expect(comparison.brief.map { $0["__name__"] } == ["ended", "gone"])
        #expect(comparison.words == "1 series equal; 2 brief")
        let missing = Comparison(ours: [long, Self.series("m", [1, 1])], theirs: [long], nearness: 2500)
        #expect(missing.missing.map { $0["__name__"] } == ["m"])
    }
}
