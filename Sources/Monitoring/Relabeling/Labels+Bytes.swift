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
            let name = Self.string(in: bytes, at: &position)
            let value = Self.string(in: bytes, at: &position)
            if name.count == wanted.count, bytes[name].elementsEqual(wanted) { return bytes[value] }
        }
        return []
    }

    func visitBytes(_ body: (Place) -> Void) {
        var position = 0
        while position < bytes.count {
            let start = position
            let name = Self.string(in: bytes, at: &position)
            let value = Self.string(in: bytes, at: &position)
            body(Place(name: name, value: value, encoded: start..<position))
        }
    }

    static func append(_ name: ArraySlice<UInt8>, _ value: [UInt8], to buffer: inout [UInt8]) {
        append(name, to: &buffer)
        append(value, to: &buffer)
    }
}
