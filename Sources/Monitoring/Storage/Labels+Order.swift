package import Prometheus

extension Labels {
    /// Prometheus's order of label sets: name by name and value by value, by bytes; of two that begin alike, the shorter.
    package func precedes(_ other: Labels) -> Bool {
        bytes.withUnsafeBufferPointer { a in
            other.bytes.withUnsafeBufferPointer { b in
                var (i, j) = (0, 0)
                while i < a.count, j < b.count {
                    let (x, y) = (Self.string(a, &i), Self.string(b, &j))
                    if x.elementsEqual(y) { continue }
                    return x.lexicographicallyPrecedes(y)
                }
                return a.count - i < b.count - j
            }
        }
    }

    private static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Slice<
        UnsafeBufferPointer<UInt8>
    > {
        var count = Int(bytes[position])
        position += 1
        if count == 255 {
            count = 0
            for shift in [0, 8, 16, 24] {
                count |= Int(bytes[position]) << shift
                position += 1
            }
        }
        defer { position += count }
        return bytes[position..<position + count]
    }
}
