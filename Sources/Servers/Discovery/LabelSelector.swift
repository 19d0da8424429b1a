/// A Kubernetes label selector, checked as the API server would: `app=metrics-server,tier in (a, b),!canary`.
struct LabelSelector: Hashable, Sendable {
    static let expected = "a label selector, such as app=metrics-server or \"app in (a, b),!canary\""

    /// As it is sent to the API server.
    let text: String

    init(parsing text: String) throws(InvalidValue) {
        for requirement in Self.requirements(of: text) where !Self.isRequirement(requirement) {
            throw .because("\(ShownText(String(requirement))) is no requirement; expected \(Self.expected)")
        }
        self.text = text
    }

    /// The parts between the commas that stand outside of parentheses.
    private static func requirements(of text: String) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "(": depth += 1
            case ")": depth -= 1
            case "," where depth == 0:
                parts.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        return (parts + [text[start...]]).map(\.trimmed)
    }

    private static func isRequirement(_ text: Substring) -> Bool {
        if text.hasPrefix("!") { return isKey(text.dropFirst().trimmed) }
        if let equals = text.firstIndex(of: "=") {
            let key = text[..<equals].hasSuffix("!") ? text[..<equals].dropLast() : text[..<equals]
            let value = text[text.index(after: equals)...]
            let isDouble = value.hasPrefix("=") && key.endIndex == equals
            return isKey(key.trimmed) && isValue((isDouble ? value.dropFirst() : value).trimmed)
        }
        if let open = text.firstIndex(of: "(") {
            let words = text[..<open].split(whereSeparator: \.isBlank)
            guard words.count == 2, isKey(words[0]), words[1] == "in" || words[1] == "notin" else { return false }
            let values = text[text.index(after: open)...]
            guard values.hasSuffix(")") else { return false }
            return values.dropLast().split(separator: ",", omittingEmptySubsequences: false)
                .allSatisfy { isValue($0.trimmed) }
        }
        return isKey(text)
    }

    /// A name, with a DNS subdomain and a slash before it or without.
    private static func isKey(_ text: Substring) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return !text.isEmpty && isValue(text)
        case 2: return isPrefix(parts[0]) && !parts[1].isEmpty && isValue(parts[1])
        default: return false
        }
    }

    /// A DNS subdomain as Kubernetes wants it: without capitals and underscores.
    private static func isPrefix(_ text: Substring) -> Bool {
        HostName.isNameOrIPv4(text) && !text.contains("_") && !text.contains { $0.isUppercase }
    }

    /// At most 63 letters, digits, `-`, `_` and `.`, a letter or digit at both ends; or nothing.
    private static func isValue(_ text: Substring) -> Bool {
        func isAlphanumeric(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber)
        }
        guard let first = text.first, let last = text.last else { return true }
        return text.utf8.count <= 63 && isAlphanumeric(first) && isAlphanumeric(last)
            && text.allSatisfy { isAlphanumeric($0) || "-_.".contains($0) }
    }
}
