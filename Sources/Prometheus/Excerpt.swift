/// Pieces of a body made fit for a message: short, and without control characters.
enum Excerpt {
    private static let limit = 60

    /// The text of some bytes, cut after 60 characters; control characters and what is not UTF-8 are written as escapes.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        text(String(decoding: bytes.prefix(4 * limit), as: UTF8.self), isCut: bytes.count > 4 * limit)
    }

    static func text(_ string: String, isCut: Bool = false) -> String {
        var result = ""
        for (index, scalar) in string.unicodeScalars.enumerated() {
            if index == limit { return result + "…" }
            result += printable(scalar)
        }
        return isCut ? result + "…" : result
    }

    /// What stands at an offset, in words.
    static func found(at offset: Int, in body: UnsafeBufferPointer<UInt8>) -> String {
        guard offset < body.count else { return "the end of the body" }
        switch body[offset] {
        case UInt8(ascii: "\n"): return "end of line"
        case UInt8(ascii: "\r"): return "a carriage return (lines end with a line feed alone)"
        case UInt8(ascii: " "): return "a space"
        case UInt8(ascii: "\t"): return "a tab"
        case 0xEF where body[offset...].starts(with: [0xEF, 0xBB, 0xBF]): return "a byte order mark"
        case let byte where byte < 0x20 || byte == 0x7F: return "the byte 0x" + hexadecimal(UInt32(byte))
        default: break
        }
        var decoder = UTF8()
        var bytes = body[offset...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else {
            return "the byte 0x\(hexadecimal(UInt32(body[offset]))), which is not UTF-8"
        }
        return "“\(printable(scalar))”"
    }

    /// Control, format, private and unassigned characters could move a cursor or turn a line around.
    private static func printable(_ scalar: Unicode.Scalar) -> String {
        scalar.isShowable ? String(scalar) : "\\u{\(hexadecimal(scalar.value))}"
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}
