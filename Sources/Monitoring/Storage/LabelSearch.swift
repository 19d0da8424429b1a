package import Prometheus

/// What somebody types to find series: words that all have to be found, each in one of the texts, in any case.
package struct LabelSearch: Hashable, Sendable {
    package let text: String
    private let words: [[UInt8]]

    package init(_ text: String) {
        self.text = text
        words = text.split(separator: " ").map { Array($0.lowercased().utf8) }
    }

    /// Then it accepts everything.
    package var isEmpty: Bool { words.isEmpty }

    package func accepts(_ texts: some Sequence<String>) -> Bool {
        words.allSatisfy { word in texts.contains { Self.contains($0, word) } }
    }

    /// Whether each word is found in the metric's name or in one label's value.
    package func accepts(_ labels: Labels) -> Bool {
        // A word that is nowhere in the encoded labels is in none of them: most series are done with here.
        guard words.allSatisfy({ word in labels.bytes.withUnsafeBufferPointer { Self.contains($0, word) } }) else {
            return false
        }
        return accepts(labels.lazy.map(\.value))
    }

    /// Letters beyond ASCII have to be typed in the case that they stand in, or in small letters as they are.
    private static func contains(_ text: String, _ word: [UInt8]) -> Bool {
        var text = text
        return text.withUTF8 { contains($0, word) }
    }

    private static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
        guard let first = word.first, bytes.count >= word.count else { return word.isEmpty }
        for start in 0...bytes.count - word.count where lower(bytes[start]) == first {
            if word.indices.allSatisfy({ lower(bytes[start + $0]) == word[$0] }) { return true }
        }
        return false
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
