/// Which bytes may stand in names, by table: bit 0 starts a metric name, bit 1 continues one, bit 2 starts a label name,
/// bit 3 continues one.
enum ByteClass {
    private static let table: InlineArray<256, UInt8> = InlineArray { index in
        switch UInt8(truncatingIfNeeded: index) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): 0b1111
        case UInt8(ascii: ":"): 0b0011
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 0b1010
        default: 0
        }
    }

    @inline(__always)
    static func startsMetricName(_ byte: UInt8) -> Bool { table[Int(byte)] & 1 != 0 }

    @inline(__always)
    static func continuesMetricName(_ byte: UInt8) -> Bool { table[Int(byte)] & 2 != 0 }

    @inline(__always)
    static func startsLabelName(_ byte: UInt8) -> Bool { table[Int(byte)] & 4 != 0 }

    @inline(__always)
    static func continuesLabelName(_ byte: UInt8) -> Bool { table[Int(byte)] & 8 != 0 }
}
