/// The code points sorted into symbols: two that no class of the pattern tells apart are one symbol. So a machine's tables
/// stay small, whatever Unicode classes the pattern names.
struct Alphabet: Sendable {
    /// The symbol of each ASCII byte.
    private let ascii: [UInt16]
    /// Where each stretch of one symbol begins, in order, the first at 0.
    private let starts: [UInt32]
    private let symbols: [UInt16]
    let count: Int
    /// For each set, by its index in the initializer: the symbols that it is made of, in order.
    let members: [[UInt16]]

    /// Bounds what a pattern of very many different classes can cost.
    private static let maximumMemberships = 4_000_000

    /// nil where the sets divide the code points into too many pieces.
    init?(_ sets: [ScalarSet]) {
        var boundaries: Set<UInt32> = [0]
        for set in sets {
            for range in set.ranges {
                boundaries.insert(range.lowerBound)
                boundaries.insert(range.upperBound + 1)
            }
        }
        boundaries.remove(ScalarSet.last + 1)
        let starts = boundaries.sorted()
        var indexes: [UInt32: Int] = [:]
        for (index, start) in starts.enumerated() { indexes[start] = index }

        var containing = [[Int]](repeating: [], count: starts.count)
        var memberships = 0
        for (number, set) in sets.enumerated() {
            for range in set.ranges {
                let first = indexes[range.lowerBound] ?? 0
                let end = indexes[range.upperBound + 1] ?? starts.count
                memberships += end - first
                guard memberships <= Self.maximumMemberships else { return nil }
                for index in first..<end { containing[index].append(number) }
            }
        }

        var known: [[Int]: UInt16] = [:]
        var symbols: [UInt16] = []
        var members = [[UInt16]](repeating: [], count: sets.count)
        for numbers in containing {
            if let symbol = known[numbers] {
                symbols.append(symbol)
                continue
            }
            guard let symbol = UInt16(exactly: known.count) else { return nil }
            known[numbers] = symbol
            symbols.append(symbol)
            for number in numbers { members[number].append(symbol) }
        }
        self.starts = starts
        self.symbols = symbols
        self.members = members
        count = known.count
        var ascii: [UInt16] = []
        var stretch = 0
        for byte in UInt32(0)..<0x80 {
            while stretch + 1 < starts.count, starts[stretch + 1] <= byte { stretch += 1 }
            ascii.append(symbols[stretch])
        }
        self.ascii = ascii
    }

    /// The symbol at a position, which moves behind it. Bytes that are no UTF-8 count as U+FFFD each, as in Go.
    @inline(__always)
    func symbol(at position: inout Int, in text: Span<UInt8>) -> UInt16 {
        let byte = text[position]
        if byte < 0x80 {
            position += 1
            return ascii[Int(byte)]
        }
        return symbol(of: Self.decode(at: &position, in: text))
    }

    private func symbol(of scalar: UInt32) -> UInt16 {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle } else { high = middle }
        }
        return symbols[low]
    }

    private static func decode(at position: inout Int, in text: Span<UInt8>) -> UInt32 {
        let lead = text[position]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        position += 1
        guard lead >= 0xC2, lead < 0xF5, position + length - 1 <= text.count else { return 0xFFFD }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 0..<length - 1 {
            let byte = text[position + offset]
            guard byte & 0xC0 == 0x80 else { return 0xFFFD }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        position += length - 1
        return scalar
    }
}
