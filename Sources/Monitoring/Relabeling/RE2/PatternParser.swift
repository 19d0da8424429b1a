/// Reads RE2 syntax as Go's `regexp/syntax` does with its Perl flags, without recursion, so that no pattern is too deep.
struct PatternParser {
    struct Flags {
        var ignoresCase = false
        var multiline = false
        var dotMatchesNewline = false
        var swapsGreed = false
    }

    /// One open group: what has been read of it.
    struct Group {
        /// nil for a group that captures nothing.
        var capture: Int?
        /// The flags in force before the group, restored at its end.
        var outerFlags: Flags
        var opening: Int
        var alternatives: [Piece] = []
        var sequence: [Piece] = []
    }

    /// A node with the height of its tree: what walks the tree is recursive, so that is bounded.
    struct Piece {
        var node: SyntaxNode
        var height = 1
        /// How many copies of its innermost part counted repetition makes; Go allows 1000.
        var copies = 1
    }

    static let maximumHeight = 1000
    static let maximumRepeat = 1000

    let pattern: [UInt32]
    var position = 0
    var flags = Flags()
    var groups: [Group]
    /// Index by group number; nil for a group without a name. The first is the whole match.
    var names: [String?] = [nil]
    /// Where the repetition operator began that ends just here, if one does: another may not follow.
    private var lastRepeat: Int?

    init(_ pattern: some StringProtocol) {
        self.pattern = pattern.unicodeScalars.map(\.value)
        groups = [Group(capture: nil, outerFlags: Flags(), opening: 0)]
    }

    mutating func parse() throws(RegularExpressionError) -> SyntaxNode {
        while let scalar = peek() {
            let before = position
            var isRepeat = false
            switch scalar {
            case "(": try openGroup()
            case ")": try closeGroup()
            case "|":
                position += 1
                endAlternative()
            case "^":
                position += 1
                push(.assertion(flags.multiline ? .lineStart : .textStart))
            case "$":
                position += 1
                push(.assertion(flags.multiline ? .lineEnd : .textEnd))
            case ".":
                position += 1
                push(.set(flags.dotMatchesNewline ? .all : ScalarSet(0x0A).inverted))
            case "[": try parseClass()
            case "*", "+", "?", "{": isRepeat = try parseRepetition(after: lastRepeat)
            case "\\": try parseBackslash()
            default:
                position += 1
                pushLiteral(scalar.value)
            }
            lastRepeat = isRepeat ? before : nil
        }
        guard groups.count == 1 else {
            let opening = groups[groups.count - 1].opening
            throw RegularExpressionError(.missingParenthesis, text(0..<pattern.count), column: opening + 1)
        }
        endAlternative()
        return try joinAlternatives(&groups[0]).node
    }

    // MARK: Looking at the pattern

    func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        position + offset < pattern.count ? Unicode.Scalar(pattern[position + offset]) : nil
    }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: pattern[range].compactMap { Unicode.Scalar($0) })
        return String(text)
    }

    func failure(
        _ fault: RegularExpressionError.Fault, from start: Int, hint: String? = nil
    ) -> RegularExpressionError {
        RegularExpressionError(fault, text(start..<position), column: start + 1, hint: hint)
    }
}
