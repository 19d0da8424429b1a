/// A run of points of one series, compressed byte by byte.
///
/// What repeats costs nothing: points that follow at the same step with the same value only count up `run`. A point that
/// breaks the run is one token:
///
///     1nnnnnnn                 n more points (1…127), each one step later, same value; n = 0: the count follows
///     0sxxxxxx [step] [bytes]  one point; s: the step changes, by the zigzag number that follows;
///                              xxxxxx: how the value changes
///
/// The value is XORed with the one before it; of the eight bytes only the middle ones that are not zero are kept.
/// `xxxxxx` is 63 for none, otherwise (kept − 1) in three bits and the count of zero bytes below them in three bits.
struct Chunk: Sendable {
    let firstTime: Int64
    private let firstBits: UInt64
    private(set) var lastTime: Int64
    private var lastBits: UInt64
    private var step: Int64 = 0
    /// Points since the last token that repeat its step and value.
    private var run: UInt32 = 0
    private(set) var count: UInt32 = 1
    private var bytes: [UInt8] = []

    private static let sameValue: UInt8 = 63
    private static let changesStep: UInt8 = 0x40
    private static let isRun: UInt8 = 0x80

    init(time: Int64, value: Double) {
        firstTime = time
        lastTime = time
        firstBits = value.bitPattern
        lastBits = firstBits
    }

    var lastValue: Double { Double(bitPattern: lastBits) }

    /// Bytes that the compressed points take.
    var byteCount: Int { bytes.count }

    /// Adds a point that is later than the last one.
    @inline(__always)
    mutating func append(time: Int64, value: Double) {
        let bits = value.bitPattern
        if bits == lastBits, time &- lastTime == step {
            run += 1
        } else {
            flushRun()
            write(step: time &- lastTime, change: bits ^ lastBits)
            step = time &- lastTime
            lastBits = bits
        }
        lastTime = time
        count += 1
    }

    private mutating func flushRun() {
        guard run > 0 else { return }
        if run < 128 {
            bytes.append(Self.isRun | UInt8(run))
        } else {
            bytes.append(Self.isRun)
            write(UInt64(run))
        }
        run = 0
    }

    private mutating func write(step newStep: Int64, change: UInt64) {
        let difference = newStep &- step
        let stepBit = difference == 0 ? 0 : Self.changesStep
        guard change != 0 else {
            bytes.append(stepBit | Self.sameValue)
            if difference != 0 { write(zigzag: difference) }
            return
        }
        let below = change.trailingZeroBitCount / 8
        let kept = 8 - below - change.leadingZeroBitCount / 8
        bytes.append(stepBit | UInt8((kept - 1) << 3 | below))
        if difference != 0 { write(zigzag: difference) }
        var rest = change >> UInt64(below * 8)
        for _ in 0..<kept {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    private mutating func write(zigzag number: Int64) {
        write(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    /// Seven bits a byte, the low ones first, the top bit set on all but the last.
    private mutating func write(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Appends the points whose time lies in `times`.
    func decode(_ times: ClosedRange<Int64>, into points: inout [Point]) {
        guard lastTime >= times.lowerBound, firstTime <= times.upperBound else { return }
        var cursor = ChunkCursor(time: firstTime, bits: firstBits)
        cursor.emit(times, into: &points)
        bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < bytes.count {
                let token = bytes[position]
                position += 1
                if token & Self.isRun != 0 {
                    let short = token & 0x7F
                    let length = short != 0 ? UInt64(short) : Self.number(bytes, &position)
                    cursor.repeatPoint(Int64(length), times, into: &points)
                } else {
                    if token & Self.changesStep != 0 {
                        let coded = Self.number(bytes, &position)
                        cursor.step &+= Int64(bitPattern: (coded >> 1) ^ (0 &- (coded & 1)))
                    }
                    if token & 0x3F != Self.sameValue {
                        var change: UInt64 = 0
                        let kept = Int(token >> 3 & 7) + 1
                        for index in 0..<kept { change |= UInt64(bytes[position + index]) << UInt64(index * 8) }
                        position += kept
                        cursor.bits ^= change << (UInt64(token & 7) * 8)
                    }
                    cursor.time &+= cursor.step
                    cursor.emit(times, into: &points)
                }
            }
        }
        cursor.repeatPoint(Int64(run), times, into: &points)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = bytes[position]
            position += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }
}
