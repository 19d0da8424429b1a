extension SyntaxCursor {
    var isAtQuote: Bool { next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") || next == UInt8(ascii: "`") }

    /// A string as PromQL writes it: in double or single quotes with Go's escapes, or raw between backquotes.
    mutating func quoted() throws(SyntaxError) -> String {
        guard isAtQuote, let quote = next else { throw error(expected: "a quoted string") }
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte = next, byte != quote {
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`") {
                content += try escape()
            } else if byte == UInt8(ascii: "\n"), quote != UInt8(ascii: "`") {
                throw error(expected: "the closing quote before the end of the line")
            } else {
                content.append(byte)
                position += 1
            }
        }
        guard next == quote else {
            throw error(expected: "the closing quote of the string that begins in column \(column(of: start))")
        }
        position += 1
        return String(decoding: content, as: UTF8.self)
    }

    private func column(of offset: Int) -> Int { error(expected: "", at: offset).column }

    /// One escape sequence of Go's strings, which PromQL uses.
    private mutating func escape() throws(SyntaxError) -> [UInt8] {
        let start = position
        position += 1
        guard let byte = next else { throw error(expected: "a character after the backslash") }
        position += 1
        switch byte {
        case UInt8(ascii: "a"): return [0x07]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "v"): return [0x0B]
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): return [byte]
        case UInt8(ascii: "x"): return [UInt8(truncatingIfNeeded: try digits(2, radix: 16))]
        case UInt8(ascii: "u"): return try scalar(digits: 4, start: start)
        case UInt8(ascii: "U"): return try scalar(digits: 8, start: start)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            position -= 1
            let value = try digits(3, radix: 8)
            guard value < 256 else { throw error(expected: "an octal escape up to \\377", at: start) }
            return [UInt8(value)]
        default:
            throw error(
                expected: #"an escape that PromQL knows, such as \\ or \" or \n (in a regex, write \\ for \)"#,
                at: start)
        }
    }

    private mutating func digits(_ count: Int, radix: Int) throws(SyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else {
                throw error(expected: "\(count) \(radix == 8 ? "octal" : "hexadecimal") digits in the escape")
            }
            value = value * UInt32(radix) + UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func scalar(digits count: Int, start: Int) throws(SyntaxError) -> [UInt8] {
        guard let scalar = Unicode.Scalar(try digits(count, radix: 16)) else {
            throw error(expected: "an escape for a Unicode character", at: start)
        }
        return Array(String(Character(scalar)).utf8)
    }
}
