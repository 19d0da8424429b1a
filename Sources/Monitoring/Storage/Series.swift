import Prometheus

/// One series in the store: its labels and its points, in order of time.
struct Series: Sendable {
    /// What becomes of a sample that is offered to a series. The rules are those of Prometheus's head block.
    enum AppendResult {
        case stored
        /// The same value at the same time once more: accepted, nothing to keep.
        case repeated
        /// Another value at the time of the newest point: the first wins.
        case duplicate
        /// Older than the newest point.
        case outOfOrder
    }

    /// A chunk of this many bytes is closed and never written again, so what a snapshot shares with the store stays
    /// shared but for one small chunk a series. About 120 points of a changing value, any number of a constant one.
    static let chunkBytes = 240

    let labels: Labels
    private(set) var sealed: [Chunk] = []
    private var head: Chunk

    init(labels: Labels, time: Int64, value: Double) {
        self.labels = labels
        head = Chunk(time: time, value: value)
    }

    var lastTime: Int64 { head.lastTime }

    /// Bytes in memory, all told, as the store counts them.
    var byteCount: Int {
        sealed.reduce(Self.overhead + labels.bytes.count + head.byteCount) {
            $0 + Self.chunkOverhead + $1.byteCount
        }
    }

    /// What a closed chunk costs beside its bytes: its own fields and the header of its buffer.
    static let chunkOverhead = MemoryLayout<Chunk>.stride + 32
    /// What a series costs beside labels and points: itself, its places in the indexes, the headers of two buffers.
    static let overhead = MemoryLayout<Series>.stride + 32 + 64

    /// Adds a point; `grown` counts the bytes that it took.
    @inline(__always)
    mutating func append(time: Int64, value: Double, grown: inout Int) -> AppendResult {
        guard time > head.lastTime else {
            guard time == head.lastTime else { return .outOfOrder }
            return value.bitPattern == head.lastValue.bitPattern ? .repeated : .duplicate
        }
        let before = head.byteCount
        if before >= Self.chunkBytes {
            sealed.append(head)
            head = Chunk(time: time, value: value)
            grown += Self.chunkOverhead
        } else {
            head.append(time: time, value: value)
            grown += head.byteCount - before
        }
        return .stored
    }

    /// Drops closed chunks that end before `time`; returns the bytes that this frees.
    mutating func drop(before time: Int64) -> Int {
        guard let first = sealed.first, first.lastTime < time else { return 0 }
        let dropped = sealed.prefix { $0.lastTime < time }
        sealed.removeFirst(dropped.count)
        return dropped.reduce(0) { $0 + $1.byteCount + Self.chunkOverhead }
    }

    func points(in times: ClosedRange<Int64>) -> [Point] {
        var points: [Point] = []
        for chunk in sealed { chunk.decode(times, into: &points) }
        head.decode(times, into: &points)
        return points
    }
}
