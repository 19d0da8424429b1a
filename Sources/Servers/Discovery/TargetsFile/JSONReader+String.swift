extension JSONReader {
    /// From the opening quote to behind the closing one.
    mutating func string() throws(TargetsFileError) -> String {
        bytes.removeFirst()
        var text: [UInt8] = []
        while let byte = bytes.first {
            switch byte {
            case UInt8(ascii: "\""):
                bytes.removeFirst()
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += try escape()
            case 0..<0x20:
                throw problem("expected no line break or control character in a text")
            default:
                text.append(byte)
                bytes.removeFirst()
            }
        }
        throw problem("the file ends within a text")
    }

    private mutating func escape() throws(TargetsFileError) -> [UInt8] {
        let start = self
        bytes.removeFirst()
        switch bytes.popFirst() {
        case UInt8(ascii: "\""): return [UInt8(ascii: "\"")]
        case UInt8(ascii: "\\"): return [UInt8(ascii: "\\")]
        case UInt8(ascii: "/"): return [UInt8(ascii: "/")]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            if let scalar = scalar() { return Array(String(Character(scalar)).utf8) }
        default: break
        }
        throw start.problem("expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
    }

    /// Behind `\u`: four hexadecimal digits, or two such escapes that make one character. Half of a pair reads as U+FFFD,
    /// as in Go.
    private mutating func scalar() -> Unicode.Scalar? {
        guard let high = codeUnit() else { return nil }
        guard 0xD800...0xDBFF ~= high, bytes.starts(with: "\\u".utf8) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        let behind = bytes
        bytes.removeFirst(2)
        guard let low = codeUnit() else { return nil }
        guard 0xDC00...0xDFFF ~= low else {
            bytes = behind
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func codeUnit() -> UInt32? {
        let digits = bytes.prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        bytes = bytes.dropFirst(4)
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
