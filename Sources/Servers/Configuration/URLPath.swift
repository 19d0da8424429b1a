/// The path of a URL, as it stands in a request.
enum URLPath {
    static let expected = "a path that starts with \"/\", such as /metrics2"

    /// - Throws: what is wrong with it. A path that no client would send as it is written (`/a b`, `/../x`) is refused,
    ///   since nobody could ever ask for it.
    static func parse(_ text: String) throws(InvalidValue) -> String {
        guard text.utf8.first == UInt8(ascii: "/") else { throw .expected(expected) }
        if text.utf8.contains(UInt8(ascii: "?")) || text.utf8.contains(UInt8(ascii: "#")) {
            throw .because("a path has no query and no fragment; expected a plain path, such as /metrics2")
        }
        guard isWellFormed(text) else {
            throw .because("expected letters, digits and -._~!$&'()*+,;=:@/ only; anything else as %XX")
        }
        if text.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) {
            throw .because("expected no \".\" and no \"..\" between its slashes: clients resolve them")
        }
        return text
    }

    /// With each `%XX` as the byte that it stands for; nil where there is none, or one that is broken.
    static func unescaped(_ path: String) -> String? {
        guard path.utf8.contains(UInt8(ascii: "%")) else { return nil }
        var bytes: [UInt8] = []
        var rest = Substring(path).utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
                let escaped = UInt8(Substring(digits), radix: 16)
            else { return nil }
            bytes.append(escaped)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Only the characters that RFC 3986 allows in a path.
    private static func isWellFormed(_ text: String) -> Bool {
        var hexDigitsMissing = 0
        for byte in text.utf8 {
            if hexDigitsMissing > 0 {
                guard Character(Unicode.Scalar(byte)).isHexDigit else { return false }
                hexDigitsMissing -= 1
            } else if byte == UInt8(ascii: "%") {
                hexDigitsMissing = 2
            } else if !isPathCharacter(byte) {
                return false
            }
        }
        return hexDigitsMissing == 0
    }

    private static func isPathCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-._~!$&'()*+,;=:@/".utf8.contains(byte)
        }
    }
}
