extension PatternParser {
    mutating func push(_ piece: Piece) {
        groups[groups.count - 1].sequence.append(piece)
    }

    mutating func push(_ node: SyntaxNode) {
        push(Piece(node: node))
    }

    mutating func pushLiteral(_ scalar: UInt32) {
        guard flags.ignoresCase else { return push(.scalar(scalar)) }
        let set = CaseFolding.closure(of: ScalarSet(scalar))
        push(set == ScalarSet(scalar) ? .scalar(scalar) : .set(set))
    }

    mutating func endAlternative() {
        let last = groups.count - 1
        let sequence = groups[last].sequence
        let highest = sequence.map(\.height).max() ?? 0
        groups[last].alternatives.append(
            Piece(
                node: .joined(sequence.map(\.node)),
                height: sequence.count == 1 ? highest : highest + 1,
                copies: sequence.map(\.copies).max() ?? 1))
        groups[last].sequence = []
    }

    func joinAlternatives(_ group: inout Group) throws(RegularExpressionError) -> Piece {
        guard group.alternatives.count > 1 else { return try checked(group.alternatives[0]) }
        return try checked(
            Piece(
                node: .alternation(group.alternatives.map(\.node)),
                height: 1 + (group.alternatives.map(\.height).max() ?? 0),
                copies: group.alternatives.map(\.copies).max() ?? 1))
    }

    func checked(_ piece: Piece) throws(RegularExpressionError) -> Piece {
        guard piece.height <= Self.maximumHeight else {
            throw RegularExpressionError(.nesting, text(0..<min(pattern.count, 60)))
        }
        return piece
    }

    mutating func openGroup() throws(RegularExpressionError) {
        guard peek(1) == "?" else {
            beginCapture(named: nil)
            position += 1
            return
        }
        let isNamed = peek(2) == "<" || peek(2) == "P" && peek(3) == "<"
        if isNamed { try openNamedGroup() } else { try parseFlags() }
    }

    mutating func closeGroup() throws(RegularExpressionError) {
        guard groups.count > 1 else {
            throw RegularExpressionError(.unexpectedParenthesis, text(0..<pattern.count), column: position + 1)
        }
        position += 1
        endAlternative()
        var group = groups.removeLast()
        flags = group.outerFlags
        var piece = try joinAlternatives(&group)
        if let capture = group.capture {
            piece.node = .capture(capture, piece.node)
            piece.height += 1
        }
        push(try checked(piece))
    }

    private mutating func beginCapture(named name: String?) {
        groups.append(Group(capture: names.count, outerFlags: flags, opening: position))
        names.append(name)
    }

    /// `(?P<name>` and `(?<name>`.
    private mutating func openNamedGroup() throws(RegularExpressionError) {
        let start = position
        let nameStart = position + (peek(2) == "<" ? 3 : 4)
        let isLookbehind = peek(2) == "<" && (peek(3) == "=" || peek(3) == "!")
        let hint = isLookbehind ? "RE2 has no lookbehind" : "a name is made of ASCII letters, digits and _"
        guard let end = pattern[nameStart...].firstIndex(of: 0x3E) else {
            position = pattern.count
            throw failure(.namedCapture, from: start, hint: hint)
        }
        let name = text(nameStart..<end)
        position = end + 1
        guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0 == "_" || Self.isASCIIAlphanumeric($0) }) else {
            throw failure(.namedCapture, from: start, hint: hint)
        }
        let after = position
        position = start
        beginCapture(named: name)
        position = after
    }

    static func isASCIIAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }

    /// `(?i)`, `(?i-s:`, `(?:`.
    private mutating func parseFlags() throws(RegularExpressionError) {
        let start = position
        position += 2
        var new = flags
        var value = true
        var sawFlag = false
        while let scalar = peek() {
            position += 1
            switch scalar {
            case "i": new.ignoresCase = value
            case "m": new.multiline = value
            case "s": new.dotMatchesNewline = value
            case "U": new.swapsGreed = value
            case "-" where value:
                value = false
                sawFlag = false
                continue
            case ":" where value || sawFlag, ")" where value || sawFlag:
                if scalar == ":" { groups.append(Group(capture: nil, outerFlags: flags, opening: start)) }
                flags = new
                return
            default: throw failure(.perlSyntax, from: start, hint: Self.hint(forGroup: scalar))
            }
            sawFlag = true
        }
        throw failure(.perlSyntax, from: start)
    }

    private static func hint(forGroup scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "=", "!": "RE2 has no lookahead"
        case ">": "RE2 has no atomic groups"
        case "#": "RE2 has no comments"
        case "P": "RE2 has no references to named groups; a named group is (?P<name>...)"
        case "'": "a named group is (?P<name>...)"
        case "|", "&", "R", "(": "RE2 has no recursion, conditions or branch resets"
        default: "the flags are i, m, s and U"
        }
    }
}
