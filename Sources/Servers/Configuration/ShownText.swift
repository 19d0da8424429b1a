import Prometheus

/// Text of unknown origin as it is shown on one line of a log or a terminal: without control characters, not endless,
/// and in quotes where it could be misread.
struct ShownText: CustomStringConvertible {
    /// Characters shown at most.
    private static let limit = 200

    let text: String

    init(_ text: String) {
        self.text = text
    }

    var description: String {
        let isPlain = !text.isEmpty && text.utf8.count <= Self.limit && text.utf8.allSatisfy { Self.isPlain($0) }
        return isPlain ? text : quoted
    }

    /// Printable ASCII but for space and quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
    }

    private var quoted: String {
        var shown = "\""
        for scalar in text.unicodeScalars.prefix(Self.limit) {
            switch scalar {
            case "\n": shown += "\\n"
            case "\r": shown += "\\r"
            case "\t": shown += "\\t"
            case "\"", "\\": shown += "\\\(scalar)"
            case _ where !scalar.isShowable: shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown + (text.unicodeScalars.count > Self.limit ? "\"…" : "\"")
    }
}
