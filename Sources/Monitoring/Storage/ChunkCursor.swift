/// Where a chunk's decoding stands: the point before the next token.
struct ChunkCursor {
    var time: Int64
    var bits: UInt64
    /// Milliseconds from one point to the next.
    var step: Int64 = 0

    init(time: Int64, bits: UInt64) {
        self.time = time
        self.bits = bits
    }

    @inline(__always)
    func emit(_ times: ClosedRange<Int64>, into points: inout [Point]) {
        if times.contains(time) { points.append(Point(time: time, value: Double(bitPattern: bits))) }
    }

    /// The same value `count` times more, one step apart. What lies before the range is stepped over, not walked.
    mutating func repeatPoint(_ count: Int64, _ times: ClosedRange<Int64>, into points: inout [Point]) {
        guard count > 0 else { return }
        let end = time &+ count &* step
        if end >= times.lowerBound, time <= times.upperBound {
            var next = time &+ step
            if next < times.lowerBound, step > 0 { next += (times.lowerBound - next + step - 1) / step * step }
            let last = min(end, times.upperBound)
            let value = Double(bitPattern: bits)
            while next <= last {
                points.append(Point(time: next, value: value))
                next += step
            }
        }
        time = end
    }
}
