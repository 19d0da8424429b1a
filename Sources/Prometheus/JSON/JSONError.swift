/// Where a text stops being JSON.
package struct JSONError: Error, Hashable, CustomStringConvertible {
    package enum Expected: Hashable, Sendable {
        case value
        /// The end of the text.
        case end
        /// A name in double quotes.
        case name
        case colon
        case commaOrBracket
        case commaOrBrace
        /// Without a leading zero.
        case number
        case digit
        /// `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` or `\uXXXX`.
        case escape
        /// No control character stands in a string unless it is escaped.
        case printable
        case closingQuote
        /// Values within values, but not so many of them.
        case fewerLevels
    }

    package var place: TextPlace
    package var expected: Expected
    /// The beginning of what stands there instead, fit to be shown; nil at the end of the text.
    package var found: String?

    init(_ expected: Expected, at position: Int, in bytes: [UInt8]) {
        let before = bytes[..<min(position, bytes.count)]
        place = TextPlace(
            line: 1 + before.count { $0 == 0x0A }, column: position - (before.lastIndex(of: 0x0A) ?? -1))
        self.expected = expected
        found = position < bytes.count ? Self.excerpt(bytes[position...]) : nil
    }

    private static func excerpt(_ bytes: ArraySlice<UInt8>) -> String {
        let scalars = String(decoding: bytes.prefix(12).prefix { $0 != 0x0A }, as: UTF8.self).unicodeScalars
        return String(String.UnicodeScalarView(scalars.map { $0.isShowable ? $0 : "\u{FFFD}" }))
    }

    package var description: String {
        "\(place): expected \(expected), found \(found.map { "\"\($0)\"" } ?? "the end")"
    }
}

extension JSONError.Expected: CustomStringConvertible {
    package var description: String {
        switch self {
        case .value: "a value"
        case .end: "nothing more"
        case .name: "a name in quotes"
        case .colon: "\":\""
        case .commaOrBracket: "\",\" or \"]\""
        case .commaOrBrace: "\",\" or \"}\""
        case .number: "a number"
        case .digit: "a digit"
        case .escape: "an escape"
        case .printable: "no control character in a string"
        case .closingQuote: "the end of the string"
        case .fewerLevels: "fewer levels"
        }
    }
}
