package import Prometheus

extension Labels {
    /// Prometheus's order of label sets: name by name and value by value, by bytes; of two that begin alike, the shorter.
    package func precedes(_ other: Labels) -> Bool {
        bytes.withUnsafeBufferPointer { a in
            other.bytes.withUnsafeBufferPointer { b in
                var (i, j) = (0, 0)
                while i < a.count, j < b.count {
                    let (x, y) = (a[Self.string(in: a, at: &i)], b[Self.string(in: b, at: &j)])
                    if x.elementsEqual(y) { continue }
                    return x.lexicographicallyPrecedes(y)
                }
                return a.count - i < b.count - j
            }
        }
    }
}
