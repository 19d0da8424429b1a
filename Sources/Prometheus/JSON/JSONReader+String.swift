extension JSONReader {
    /// From the opening quote to behind the closing one.
    mutating func string() throws(JSONError) -> String {
        position += 1
        var text: [UInt8] = []
        while true {
            let start = position
            while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                position += 1
            }
            let run = bytes[start..<position]
            switch next {
            case UInt8(ascii: "\""):
                position += 1
                return text.isEmpty ? String(decoding: run, as: UTF8.self) : String(decoding: text + run, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += run
                text += try escape().utf8
            case nil: throw error(.closingQuote)
            default: throw error(.printable)
            }
        }
    }

    private mutating func escape() throws(JSONError) -> String {
        let start = position
        position += 1
        let letter = next
        position += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            if let scalar = scalar() { return String(scalar) }
        default: break
        }
        position = start
        throw error(.escape)
    }

    /// Behind `\u`: four hexadecimal digits, or two such escapes that make one character. Half of a pair is U+FFFD, as in
    /// Go.
    private mutating func scalar() -> Unicode.Scalar? {
        guard let high = codeUnit() else { return nil }
        guard 0xD800...0xDBFF ~= high, bytes[position...].starts(with: "\\u".utf8) else {
            return Unicode.Scalar(high) ?? "\u{FFFD}"
        }
        let behind = position
        position += 2
        guard let low = codeUnit() else { return nil }
        guard 0xDC00...0xDFFF ~= low else {
            position = behind
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func codeUnit() -> UInt32? {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }
}
