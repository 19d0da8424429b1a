/// A place in a text that is being read: the small steps that the grammars of selectors and expectations share.
struct SyntaxCursor {
    let text: String
    private let bytes: [UInt8]
    var position = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    /// The byte here; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpaces() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    /// Steps over `token` where it stands here.
    mutating func take(_ token: String) -> Bool {
        guard bytes[position...].starts(with: token.utf8) else { return false }
        position += token.utf8.count
        return true
    }

    /// Steps over bytes as long as `belongs` holds, and returns them.
    mutating func take(while belongs: (UInt8) -> Bool) -> String {
        let start = position
        while let byte = next, belongs(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// An error about the place at `offset` bytes, by default here.
    func error(expected: String, at offset: Int? = nil) -> SyntaxError {
        let offset = min(offset ?? position, bytes.count)
        let before = String(decoding: bytes[..<offset], as: UTF8.self)
        let found = String(decoding: bytes[offset...], as: UTF8.self).first
        return SyntaxError(
            text: text,
            column: before.count + 1,
            expected: expected,
            found: found.map { "\"\($0)\"" }
        )
    }
}
