/// Which bytes may stand in names. One bit a byte: no table to set up, no branch to mispredict.
enum ByteClass {
    private static var letters: UInt64 { 0x07FF_FFFE_87FF_FFFE }
    private static var digits: UInt64 { 0x03FF_0000_0000_0000 }
    private static var colon: UInt64 { 0x0400_0000_0000_0000 }

    @inline(__always)
    static func startsMetricName(_ byte: UInt8) -> Bool { isIn(byte, low: colon, high: letters) }

    @inline(__always)
    static func continuesMetricName(_ byte: UInt8) -> Bool { isIn(byte, low: digits | colon, high: letters) }

    @inline(__always)
    static func startsLabelName(_ byte: UInt8) -> Bool { isIn(byte, low: 0, high: letters) }

    @inline(__always)
    static func continuesLabelName(_ byte: UInt8) -> Bool { isIn(byte, low: digits, high: letters) }

    /// `low` has the bits of the bytes 0…63, `high` those of 64…127 (letters and the underscore); none is beyond.
    @inline(__always)
    private static func isIn(_ byte: UInt8, low: UInt64, high: UInt64) -> Bool {
        byte < 0x80 && (byte < 0x40 ? low : high) &>> UInt64(byte & 0x3F) & 1 != 0
    }
}
