import Prometheus

extension Labels {
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

    func visitBytes(_ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void) {
        var position = 0
        while position < bytes.count {
            let name = string(at: &position)
            let value = string(at: &position)
            body(bytes[name], bytes[value])
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
}
