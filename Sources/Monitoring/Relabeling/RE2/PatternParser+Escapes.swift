extension PatternParser {
    mutating func parseBackslash() throws(RegularExpressionError) {
        switch peek(1) {
        case "A": pushAssertion(.textStart)
        case "z": pushAssertion(.textEnd)
        case "b": pushAssertion(.wordBoundary)
        case "B": pushAssertion(.noWordBoundary)
        case "Q": pushQuoted()
        default:
            if let set = try parseSetEscape() {
                push(.set(set))
            } else {
                pushLiteral(try parseScalarEscape())
            }
        }
    }

    private mutating func pushAssertion(_ assertion: Assertion) {
        position += 2
        push(.assertion(assertion))
    }

    /// `\Q…\E`; without `\E` up to the end of the pattern.
    private mutating func pushQuoted() {
        position += 2
        while let scalar = peek() {
            if scalar == "\\", peek(1) == "E" {
                position += 2
                return
            }
            pushLiteral(scalar.value)
            position += 1
        }
    }

    /// `\d`, `\pL`, `\p{Greek}` and the like, in and outside of a class; nil, and nothing moved, where it is none.
    mutating func parseSetEscape() throws(RegularExpressionError) -> ScalarSet? {
        guard peek() == "\\", let letter = peek(1) else { return nil }
        if letter == "p" || letter == "P" { return try parseUnicodeClass(negated: letter == "P") }
        guard let set = CharacterClasses.perl[letter] else { return nil }
        position += 2
        return folded(set, negated: ("A"..."Z").contains(letter))
    }

    /// Case is ignored before the class is negated, as in Go.
    func folded(_ set: ScalarSet, negated: Bool) -> ScalarSet {
        let set = flags.ignoresCase ? CaseFolding.closure(of: set) : set
        return negated ? set.inverted : set
    }

    private mutating func parseUnicodeClass(negated: Bool) throws(RegularExpressionError) -> ScalarSet {
        let start = position
        position += 2
        guard let first = peek() else { throw failure(.characterRange, from: start) }
        var nameRange = position..<position + 1
        position += 1
        if first == "{" {
            guard let end = pattern[position...].firstIndex(of: 0x7D) else {
                position = pattern.count
                throw failure(.characterRange, from: start, hint: "missing closing }")
            }
            nameRange = position..<end
            position = end + 1
        }
        var name = text(nameRange)
        var negated = negated
        if name.hasPrefix("^") {
            negated.toggle()
            name.removeFirst()
        }
        guard let set = UnicodeCategories.set(named: name) ?? UnicodeScripts.set(named: name) else {
            let hint =
                "known are the general categories, such as L, Lu and Nd, and the scripts "
                + UnicodeScripts.names.joined(separator: ", ")
            throw failure(.characterRange, from: start, hint: hint)
        }
        return folded(set, negated: negated)
    }

    /// An escape that means one character.
    mutating func parseScalarEscape() throws(RegularExpressionError) -> UInt32 {
        let start = position
        position += 1
        guard let scalar = peek() else {
            throw RegularExpressionError(.trailingBackslash, "", column: start + 1)
        }
        position += 1
        switch scalar {
        case "a": return 7
        case "f": return 0x0C
        case "n": return 0x0A
        case "r": return 0x0D
        case "t": return 9
        case "v": return 0x0B
        case "x":
            if let value = parseHexadecimal() { return value }
        case "0": return parseOctal(from: 0)
        case "1"..."7":
            // One digit alone would be a reference to a group.
            if let next = peek(), ("0"..."7").contains(next) { return parseOctal(from: scalar.value - 0x30) }
        default:
            if scalar.isASCII, !Self.isASCIIAlphanumeric(scalar) { return scalar.value }
        }
        throw failure(.escape, from: start, hint: Self.hint(forEscape: scalar))
    }

    private mutating func parseOctal(from first: UInt32) -> UInt32 {
        var value = first
        for _ in 0..<2 {
            guard let digit = peek(), ("0"..."7").contains(digit) else { break }
            value = value * 8 + digit.value - 0x30
            position += 1
        }
        return value
    }

    /// Two hexadecimal digits, or any number of them in braces up to 10FFFF; nil where it is neither.
    private mutating func parseHexadecimal() -> UInt32? {
        let braced = peek() == "{"
        if braced { position += 1 }
        var value: UInt32 = 0
        var digits = 0
        while braced || digits < 2, let digit = peek().flatMap({ Character($0).hexDigitValue }) {
            position += 1
            digits += 1
            value = value * 16 + UInt32(digit)
            guard value <= ScalarSet.last else { return nil }
        }
        guard braced else { return digits == 2 ? value : nil }
        guard digits > 0, peek() == "}" else { return nil }
        position += 1
        return value
    }

    private static func hint(forEscape scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "1"..."9", "k", "g": "RE2 has no references to groups"
        case "Z": "the end of the text is \\z"
        case "x": "two hexadecimal digits, or \\x{...} up to 10FFFF"
        case "u", "U": "a code point is \\x{...}"
        case "e": "the escape character is \\x1b"
        case "E": "there is no \\Q before it"
        case "h": "a blank or tab is [ \\t]"
        case "K", "G", "R", "X", "N", "C", "c": "RE2 does not have it"
        default: nil
        }
    }
}
