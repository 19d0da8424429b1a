/// One label: a name and its value, both UTF-8 as they stand on the wire.
package struct Label: Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension Label: Hashable {
    // By bytes: for Prometheus "é" and "e" + U+0301 are two values, for String's == they are one.
    package static func == (a: Label, b: Label) -> Bool {
        a.name.utf8.elementsEqual(b.name.utf8) && a.value.utf8.elementsEqual(b.value.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in name.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0xFF))
        for byte in value.utf8 { hasher.combine(byte) }
    }
}

/// A set of labels: sorted by the bytes of their names, each name once, none with an empty value (to Prometheus an empty
/// label is an absent one). Two sets are equal when their bytes are.
///
/// All labels stand in one buffer (length, name, length, value, …), so a series costs one allocation.
package struct Labels: Sendable, Hashable {
    /// Each string as its length (one byte; from 255 on, 255 and four little-endian bytes) and its UTF-8.
    package private(set) var bytes: [UInt8]

    package init() { bytes = [] }

    /// Sorts; the last of several labels of one name wins; empty values are left out.
    package init(_ labels: some Sequence<Label>) {
        var sorted: [Label] = []
        for (order, label) in labels.enumerated().sorted(by: Self.precedes) {
            if let last = sorted.last, last.name.utf8.elementsEqual(label.name.utf8) { sorted.removeLast() }
            _ = order
            sorted.append(label)
        }
        bytes = []
        for label in sorted where !label.value.isEmpty {
            Self.append(label.name, to: &bytes)
            Self.append(label.value, to: &bytes)
        }
    }

    private static func precedes(
        _ a: (offset: Int, element: Label),
        _ b: (offset: Int, element: Label)
    ) -> Bool {
        if a.element.name.utf8.elementsEqual(b.element.name.utf8) { return a.offset < b.offset }
        return a.element.name.utf8.lexicographicallyPrecedes(b.element.name.utf8)
    }

    private static func append(_ string: String, to bytes: inout [UInt8]) {
        let count = string.utf8.count
        if count < 255 {
            bytes.append(UInt8(count))
        } else {
            bytes.append(255)
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
        }
        bytes.append(contentsOf: string.utf8)
    }

    /// The value of a label; nil where there is none.
    package subscript(name: String) -> String? {
        for label in self where label.name.utf8.elementsEqual(name.utf8) { return label.value }
        return nil
    }

    /// A copy with one label set; an empty value removes it.
    package func setting(_ name: String, to value: String) -> Labels {
        Labels(Array(self) + [Label(name, value)])
    }

    /// A copy with only the labels that a test on name and value accepts.
    package func filter(_ keeps: (Label) -> Bool) -> Labels {
        var kept: [Label] = []
        for label in self where keeps(label) { kept.append(label) }
        return Labels(kept)
    }
}

extension Labels: Sequence {
    package struct Iterator: IteratorProtocol {
        let bytes: [UInt8]
        var position = 0

        package mutating func next() -> Label? {
            guard position < bytes.count else { return nil }
            let name = string()
            return Label(name, string())
        }

        private mutating func string() -> String {
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
            return String(decoding: bytes[position..<position + count], as: UTF8.self)
        }
    }

    package func makeIterator() -> Iterator { Iterator(bytes: bytes) }

    package var isEmpty: Bool { bytes.isEmpty }
}

extension Labels: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Label($0.0, $0.1) })
    }
}
