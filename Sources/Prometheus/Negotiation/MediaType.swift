/// One element of a Content-Type, Accept or Accept-Encoding header: `text/plain; version=0.0.4; q=0.5`.
struct MediaType {
    /// In lower case, without parameters: `text/plain`, `*/*`, `gzip`.
    var name: String
    /// Names in lower case.
    var parameters: [(name: String, value: String)]

    /// Nil where the text is no such element, by the rules of Go's `mime.ParseMediaType`.
    init?(_ text: some StringProtocol) {
        var parts = HeaderText.split(text, at: ";")[...]
        guard let first = parts.popFirst() else { return nil }
        name = HeaderText.trimmed(first).lowercased()
        guard HeaderText.isName(name) else { return nil }
        parameters = []
        // One semicolon at the end is no error.
        if let last = parts.last, HeaderText.trimmed(last).isEmpty { parts.removeLast() }
        for part in parts {
            guard let parameter = Self.parameter(part) else { return nil }
            guard !parameters.contains(where: { $0.name == parameter.name }) else { return nil }
            parameters.append(parameter)
        }
    }

    func value(of name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// The weight of a `q` parameter, 1 where there is none. One that is no number counts as 0: not acceptable.
    var quality: Double {
        guard let text = value(of: "q") else { return 1 }
        guard let value = DecimalNumber.parse(text), value.isFinite else { return 0 }
        return min(max(value, 0), 1)
    }

    private static func parameter(_ text: Substring) -> (name: String, value: String)? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let name = HeaderText.trimmed(text[..<equals]).lowercased()
        var value = HeaderText.trimmed(text[text.index(after: equals)...])
        guard HeaderText.isToken(name) else { return nil }
        if value.utf8.first == UInt8(ascii: "\"") {
            guard value.utf8.count > 1, value.utf8.last == UInt8(ascii: "\"") else { return nil }
            value = value.dropFirst().dropLast()
            return (name, value.replacing("\\"))
        }
        return HeaderText.isToken(value) ? (name, String(value)) : nil
    }
}

extension Substring {
    /// A quoted string's text without the backslashes of its escapes.
    fileprivate func replacing(_ escape: Character) -> String {
        var result = ""
        var isEscaped = false
        for character in self {
            isEscaped = character == escape && !isEscaped
            if !isEscaped { result.append(character) }
        }
        return result
    }
}
