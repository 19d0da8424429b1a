import Monitoring

/// A panel as `--panel` takes it: `TITLE: EXPRESSION`.
struct PanelOption: Sendable, Hashable {
    /// The expression itself, where no title is given.
    var title: String
    var expression: String

    /// A title ends at the first colon with a space behind it. What has a brace or a quote before that is an expression
    /// without a title.
    init(_ text: String) throws(ConfigurationError) {
        var expression = text
        var title: String?
        if let colon = text.firstRange(of: ": "), !text[..<colon.lowerBound].contains(where: { "{\"'`".contains($0) }) {
            title = Self.trimmed(text[..<colon.lowerBound])
            expression = String(text[colon.upperBound...])
        }
        expression = Self.trimmed(expression[...])
        guard !expression.isEmpty, title != "" else {
            throw ConfigurationError(
                option: "--panel", value: text,
                expected: "expected a title and an expression, such as 'Requests: rate(http_requests_total[1m])'")
        }
        self.title = title ?? expression
        self.expression = expression
    }

    init(title: String, expression: String) {
        self.title = title
        self.expression = expression
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
