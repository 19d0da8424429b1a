/// Comparison of raw memory, which the standard library lacks.
enum Bytes {
    static func equal(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard a.count == b.count else { return false }
        guard let start = a.baseAddress, let other = b.baseAddress else { return true }
        return equal(start, other, count: a.count)
    }

    /// 16 bytes at a time; what is left is compared with the 16 bytes that end with it.
    @inline(__always)
    static func equal(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int) -> Bool {
        var offset = 0
        while offset &+ 32 <= count {
            let low = word(a, offset) ^ word(b, offset)
            let high = word(a, offset &+ 16) ^ word(b, offset &+ 16)
            if !isZero(low | high) { return false }
            offset &+= 32
        }
        if offset &+ 16 <= count {
            if !isZero(word(a, offset) ^ word(b, offset)) { return false }
            offset &+= 16
        }
        if offset == count { return true }
        if count >= 16 { return isZero(word(a, count &- 16) ^ word(b, count &- 16)) }
        while offset < count {
            if (a + offset).load(as: UInt8.self) != (b + offset).load(as: UInt8.self) { return false }
            offset &+= 1
        }
        return true
    }

    @inline(__always)
    private static func word(_ memory: UnsafeRawPointer, _ offset: Int) -> SIMD2<UInt64> {
        (memory + offset).loadUnaligned(as: SIMD2<UInt64>.self)
    }

    @inline(__always)
    private static func isZero(_ word: SIMD2<UInt64>) -> Bool { word.x | word.y == 0 }
}
