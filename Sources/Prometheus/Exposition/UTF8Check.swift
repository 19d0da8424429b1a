/// Whether bytes are UTF-8.
enum UTF8Check {
    /// The offset of the first byte that is not; nil where all are.
    static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            if first < 0x80 {
                index += 1
                continue
            }
            let length = length(first, second: index + 1 < bytes.count ? bytes[index + 1] : 0)
            guard length > 0, index + length <= bytes.count else { return index }
            for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return index }
            index += length
        }
        return nil
    }

    /// The length of a sequence by its first two bytes (RFC 3629: nothing overlong, no surrogates); 0 for none.
    private static func length(_ first: UInt8, second: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0: second >= 0xA0 ? 3 : 0
        case 0xED: second < 0xA0 ? 3 : 0
        case 0xE1...0xEF: 3
        case 0xF0: second >= 0x90 ? 4 : 0
        case 0xF1...0xF3: 4
        case 0xF4: second < 0x90 ? 4 : 0
        default: 0
        }
    }
}
