import Testing

@testable import Monitoring

@Suite("Chunks")
struct ChunkTests {
    private static let everything = Int64.min...Int64.max

    private func chunk(_ points: [(Int64, Double)]) -> Chunk {
        var chunk = Chunk(time: points[0].0, value: points[0].1)
        for point in points.dropFirst() { chunk.append(time: point.0, value: point.1) }
        return chunk
    }

    private func decoded(_ chunk: Chunk, _ times: ClosedRange<Int64> = everything) -> [[UInt64]] {
        var points: [Point] = []
        chunk.decode(times, into: &points)
        return points.map { [UInt64(bitPattern: $0.time), $0.value.bitPattern] }
    }

    private func bits(_ points: [(Int64, Double)]) -> [[UInt64]] {
        points.map { [UInt64(bitPattern: $0.0), $0.1.bitPattern] }
    }

    @Test(
        "what goes in comes out, to the last bit",
        arguments: [
            [(0, 1.0)],
            [(0, 1.0), (5000, 1.0), (10000, 1.0)],
            [(0, 31.42), (5000, 31.5), (10000, 29.9), (15000, 29.9), (20001, 29.9)],
            [
                (-5, 0), (0, -0.0), (1, .infinity), (2, -.infinity), (3, .nan),
                (4, Double(bitPattern: 0x7ff0_0000_0000_0002)),
            ],
            [(0, 1), (1, Double(bitPattern: 1)), (2, .greatestFiniteMagnitude), (1 << 40, .leastNonzeroMagnitude)],
        ] as [[(Int64, Double)]])
    func roundTrip(_ points: [(Int64, Double)]) {
        #expect(decoded(chunk(points)) == bits(points))
    }

    @Test("random walks come out as they went in", arguments: 0..<50 as Range<UInt64>)
    func randomRoundTrip(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        var points: [(Int64, Double)] = [(Int64(random.next() % 1000), 0)]
        for _ in 0..<500 {
            let (time, value) = points[points.count - 1]
            let step = random.next() % 3 == 0 ? Int64(random.next() % 100_000) + 1 : 5000
            let next: Double =
                switch random.next() % 4 {
                case 0: value + 1
                case 1: Double(bitPattern: random.next())
                default: value
                }
            points.append((time + step, next))
        }
        let chunk = chunk(points)
        #expect(decoded(chunk) == bits(points))
        let from = points[100].0
        let to = points[300].0
        #expect(decoded(chunk, from...to) == bits(Array(points[100...300])))
        #expect(decoded(chunk, from + 1...to - 1) == bits(Array(points[101...299])))
    }

    @Test("a value that stays costs nothing more, however long")
    func constant() {
        var chunk = Chunk(time: 0, value: 42)
        chunk.append(time: 5000, value: 42)
        let size = chunk.byteCount
        for index in 2..<100_000 { chunk.append(time: Int64(index) * 5000, value: 42) }
        #expect(chunk.byteCount == size)
        var points: [Point] = []
        chunk.decode(5000 * 99_990...Int64.max, into: &points)
        #expect(points.map(\.time) == (99_990..<100_000).map { Int64($0) * 5000 })
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }
}
