extension Labels {
    /// Both sets in one, in one pass over their bytes; nil where they have a name in common.
    package func merging(_ other: Labels) -> Labels? {
        if other.isEmpty { return self }
        if isEmpty { return other }
        var isDisjoint = true
        let merged = Labels(count: bytes.count + other.bytes.count) { result in
            bytes.withUnsafeBufferPointer { a in
                other.bytes.withUnsafeBufferPointer { b in
                    isDisjoint = Self.merge(a, b, into: result)
                }
            }
        }
        return isDisjoint ? merged : nil
    }

    /// False where a name stands in both; `result` is full of bytes all the same.
    private static func merge(
        _ a: UnsafeBufferPointer<UInt8>,
        _ b: UnsafeBufferPointer<UInt8>,
        into result: UnsafeMutablePointer<UInt8>
    ) -> Bool {
        var (i, j, end) = (0, 0, 0)
        func copy(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
            guard let start = source.baseAddress, !range.isEmpty else { return }
            (result + end).initialize(from: start + range.lowerBound, count: range.count)
            end += range.count
        }
        var isDisjoint = true
        while i < a.count, j < b.count {
            let (x, nextA) = label(a, at: i)
            let (y, nextB) = label(b, at: j)
            if x.lexicographicallyPrecedes(y) {
                copy(a, i..<nextA)
                i = nextA
            } else {
                if x.elementsEqual(y) { isDisjoint = false }
                copy(b, j..<nextB)
                j = nextB
            }
        }
        copy(a, i..<a.count)
        copy(b, j..<b.count)
        return isDisjoint
    }

    /// The name of the label that begins at a position, and where the next label begins.
    private static func label(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at start: Int
    ) -> (name: Slice<UnsafeBufferPointer<UInt8>>, next: Int) {
        var position = start
        let name = string(in: bytes, at: &position)
        _ = string(in: bytes, at: &position)
        return (bytes[name], position)
    }
}
