/// Where a text stops being JSON.
struct JSONError: Error, Hashable, CustomStringConvertible {
    var line: Int
    /// In bytes, from 1.
    var column: Int
    var expected: String
    /// What stands there instead; nil at the end of the text.
    var found: String?

    init(bytes: [UInt8], position: Int, expected: String) {
        let before = bytes[..<min(position, bytes.count)]
        line = 1 + before.count { $0 == 0x0A }
        column = position - (before.lastIndex(of: 0x0A) ?? -1)
        self.expected = expected
        found =
            position < bytes.count
            ? String(decoding: bytes[position...].prefix(12).prefix { $0 != 0x0A }, as: UTF8.self) : nil
    }

    var description: String {
        let what = found.map { "\"\($0.legible(12))\"" } ?? "the end"
        return "not JSON: line \(line), column \(column): expected \(expected), found \(what)"
    }
}
