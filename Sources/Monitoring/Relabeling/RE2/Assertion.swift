/// What matches a place in the text and consumes nothing.
enum Assertion: Sendable {
    /// `\A`, and `^` without the flag m.
    case textStart
    /// `\z`, and `$` without the flag m.
    case textEnd
    case lineStart, lineEnd
    /// `\b` and `\B`; a word is made of ASCII letters, digits and `_`.
    case wordBoundary, noWordBoundary

    func holds(at position: Int, in text: Span<UInt8>) -> Bool {
        switch self {
        case .textStart: position == 0
        case .textEnd: position == text.count
        case .lineStart: position == 0 || text[position - 1] == UInt8(ascii: "\n")
        case .lineEnd: position == text.count || text[position] == UInt8(ascii: "\n")
        case .wordBoundary: Self.isWordBoundary(at: position, in: text)
        case .noWordBoundary: !Self.isWordBoundary(at: position, in: text)
        }
    }

    private static func isWordBoundary(at position: Int, in text: Span<UInt8>) -> Bool {
        let before = position > 0 && isWord(text[position - 1])
        let after = position < text.count && isWord(text[position])
        return before != after
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
