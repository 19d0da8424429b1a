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
        let sorted = labels.enumerated().sorted { a, b in
            if a.element.name.utf8.lexicographicallyPrecedes(b.element.name.utf8) { return true }
            return a.offset < b.offset && a.element.name.utf8.elementsEqual(b.element.name.utf8)
        }
        bytes = []
        for (index, (_, label)) in sorted.enumerated() where !label.value.isEmpty {
            let isLast =
                index == sorted.count - 1 || !sorted[index + 1].element.name.utf8.elementsEqual(label.name.utf8)
            if isLast {
                Self.append(label.name, to: &bytes)
                Self.append(label.value, to: &bytes)
            }
        }
    }

    /// Of labels that are sorted, unique and not empty already.
    init(canonical labels: some Sequence<Label>) {
        bytes = []
        for label in labels {
            Self.append(label.name, to: &bytes)
            Self.append(label.value, to: &bytes)
        }
    }

    /// Of a buffer as described at `bytes`, which `fill` writes: exactly `count` bytes.
    package init(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        bytes = [UInt8](repeating: 0, count: count)
        bytes.withUnsafeMutableBufferPointer { buffer in
            if let start = buffer.baseAddress { fill(start) }
        }
    }

    private static func append(_ string: String, to bytes: inout [UInt8]) { append(string.utf8, to: &bytes) }

    /// The value of a label; nil where there is none.
    package subscript(name: String) -> String? {
        var position = 0
        while position < bytes.count {
            let found = Self.string(in: bytes, at: &position)
            let value = Self.string(in: bytes, at: &position)
            if bytes[found].elementsEqual(name.utf8) { return String(decoding: bytes[value], as: UTF8.self) }
        }
        return nil
    }

    /// A copy with one label set; an empty value removes it.
    package func setting(_ name: String, to value: String) -> Labels {
        Labels(Array(self) + [Label(name, value)])
    }

    /// A copy with only the labels that a test on name and value accepts.
    package func filter(_ keeps: (Label) -> Bool) -> Labels {
        Labels(canonical: lazy.filter(keeps))
    }
}

extension Labels: Sequence {
    package struct Iterator: IteratorProtocol {
        let bytes: [UInt8]
        var position = 0

        package mutating func next() -> Label? {
            guard position < bytes.count else { return nil }
            let name = Labels.string(in: bytes, at: &position)
            let value = Labels.string(in: bytes, at: &position)
            return Label(String(decoding: bytes[name], as: UTF8.self), String(decoding: bytes[value], as: UTF8.self))
        }
    }

    package func makeIterator() -> Iterator { Iterator(bytes: bytes) }

    package var isEmpty: Bool { bytes.isEmpty }

    /// How many labels there are.
    package var count: Int {
        var position = 0
        var strings = 0
        while position < bytes.count {
            _ = Self.string(in: bytes, at: &position)
            strings += 1
        }
        return strings / 2
    }

    package var underestimatedCount: Int { count }
}

extension Labels: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Label($0.0, $0.1) })
    }
}
