import Prometheus

/// The buffer of labels, read and written without making strings of it.
extension Labels {
    /// Where one label lies in the buffer.
    struct Place {
        var name: Range<Int>
        var value: Range<Int>
        /// Both, with their lengths.
        var encoded: Range<Int>
    }

    /// Of a buffer as `bytes` describes it.
    init(encoded buffer: [UInt8]) {
        self.init(count: buffer.count) { bytes in
            buffer.withUnsafeBufferPointer { source in
                if let start = source.baseAddress { bytes.initialize(from: start, count: source.count) }
            }
        }
    }

    /// The value of a label as it stands in the buffer; empty where there is none.
    func value(of wanted: [UInt8]) -> ArraySlice<UInt8> {
        var position = 0
        while position < bytes.count {
            let name = string(at: &position)
            let value = string(at: &position)
            if name.count == wanted.count, bytes[name].elementsEqual(wanted) { return bytes[value] }
        }
        return []
    }

    func visitBytes(_ body: (Place) -> Void) {
        var position = 0
        while position < bytes.count {
            let start = position
            let name = string(at: &position)
            let value = string(at: &position)
            body(Place(name: name, value: value, encoded: start..<position))
        }
    }

    /// Where the string at a position lies, which moves behind it. Each is its length, in one byte or in 255 and four
    /// little-endian bytes, and its UTF-8.
    @inline(__always)
    private func string(at position: inout Int) -> Range<Int> {
        var count = Int(bytes[position])
        position += 1
        if count == 255 {
            count = (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << ($1 * 8) }
            position += 4
        }
        defer { position += count }
        return position..<position + count
    }

    static func append(_ name: [UInt8], _ value: [UInt8], to buffer: inout [UInt8]) {
        for string in [name, value] {
            if string.count < 255 {
                buffer.append(UInt8(string.count))
            } else {
                buffer.append(255)
                for shift in [0, 8, 16, 24] { buffer.append(UInt8(truncatingIfNeeded: string.count >> shift)) }
            }
            buffer += string
        }
    }
}
