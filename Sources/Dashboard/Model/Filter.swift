/// A search as one types it: words that all have to be found, in any case.
package struct Filter: Hashable, Sendable {
    package var text = ""
    /// Whether keys go into it.
    package var isEdited = false

    package init(text: String = "", isEdited: Bool = false) {
        self.text = text
        self.isEdited = isEdited
    }

    package var isEmpty: Bool { words.isEmpty }

    /// More than fits on any screen is not taken.
    private static let longest = 200

    package mutating func type(_ character: Character) {
        if text.count < Self.longest { text.append(character) }
    }

    package mutating func erase() { _ = text.popLast() }

    /// Whether each word is found in one of the texts.
    package func accepts(_ texts: some Sequence<String>) -> Bool {
        let words = words
        return words.isEmpty || words.allSatisfy { word in texts.contains { Self.contains($0, word) } }
    }

    private var words: [[UInt8]] {
        text.split(separator: " ").map { Array($0.lowercased().utf8) }
    }

    /// Letters beyond ASCII have to be typed in the case that they stand in, or in small letters as they are.
    private static func contains(_ text: String, _ word: [UInt8]) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = word.first, bytes.count >= word.count else { return word.isEmpty }
            for start in 0...bytes.count - word.count where lower(bytes[start]) == first {
                if word.indices.allSatisfy({ lower(bytes[start + $0]) == word[$0] }) { return true }
            }
            return false
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
