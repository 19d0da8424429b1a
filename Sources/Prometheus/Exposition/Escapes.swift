/// Backslash escapes of both formats.
enum Escapes {
    /// `\\`, `\n` and, where it is one, `\"` resolved; any other backslash stays as it is.
    static func resolved(_ text: UnsafeBufferPointer<UInt8>, quotes: Bool) -> String {
        guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
        return String(decoding: bytes(text, quotes: quotes), as: UTF8.self)
    }

    static func bytes(_ text: UnsafeBufferPointer<UInt8>, quotes: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < text.count else {
                result.append(byte)
                continue
            }
            switch text[index] {
            case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "\"") where quotes: result.append(UInt8(ascii: "\""))
            default:
                // Not an escape: the backslash stands for itself, and what follows is read again.
                result.append(byte)
                continue
            }
            index += 1
        }
        return result
    }
}
