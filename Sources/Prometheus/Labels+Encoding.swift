// How a string stands in the buffer of labels.
extension Labels {
    /// Where the string at a position lies; moves the position behind it.
    @inlinable
    @inline(__always)
    package static func string<Buffer: RandomAccessCollection<UInt8>>(
        in bytes: Buffer, at position: inout Int
    ) -> Range<Int> where Buffer.Index == Int {
        var count = Int(bytes[position])
        position += 1
        if count == 255 {
            count = 0
            for index in 0..<4 { count |= Int(bytes[position + index]) << (8 * index) }
            position += 4
        }
        defer { position += count }
        return Range(uncheckedBounds: (position, position + count))
    }

    @inlinable
    package static func append(_ string: some Collection<UInt8>, to bytes: inout [UInt8]) {
        let count = string.count
        if count < 255 {
            bytes.append(UInt8(count))
        } else {
            bytes.append(255)
            for index in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: count >> (8 * index))) }
        }
        bytes.append(contentsOf: string)
    }
}
