extension Selector {
    /// Reads a whole text, spaces around it allowed.
    package init(_ text: String) throws(SyntaxError) {
        var cursor = SyntaxCursor(text)
        self = try Selector(from: &cursor)
        cursor.skipSpaces()
        guard cursor.next == nil else { throw cursor.error(expected: "the end of the selector") }
    }

    /// Reads a selector and stops behind it.
    init(from cursor: inout SyntaxCursor) throws(SyntaxError) {
        cursor.skipSpaces()
        let start = cursor.position
        var matchers: [LabelMatcher] = []
        if let byte = cursor.next, PromQL.belongsToMetricName(byte), !PromQL.isDigit(byte) {
            matchers.append(LabelMatcher("__name__", .equal(cursor.take(while: PromQL.belongsToMetricName))))
            cursor.skipSpaces()
        } else if cursor.next != UInt8(ascii: "{") {
            throw cursor.error(expected: "a metric's name or {")
        }
        if cursor.take("{") { try Self.matchers(from: &cursor, into: &matchers) }
        // Prometheus refuses it too: such a selector would mean every series there is.
        guard matchers.contains(where: { !$0.matches([]) }) else {
            throw cursor.error(expected: "a selector with at least one condition that an empty value fails", at: start)
        }
        self.init(matchers: matchers)
    }

    /// What stands between the braces, and the closing one.
    private static func matchers(
        from cursor: inout SyntaxCursor,
        into matchers: inout [LabelMatcher]
    ) throws(SyntaxError) {
        let isNamed = !matchers.isEmpty
        var nameInBraces = false
        cursor.skipSpaces()
        while !cursor.take("}") {
            let start = cursor.position
            let isQuoted = cursor.isAtQuote
            let name = isQuoted ? try cursor.quoted() : cursor.take(while: PromQL.belongsToLabelName)
            guard isQuoted || PromQL.isLabelName(name) else {
                throw cursor.error(expected: "a label's name, a quoted name or }", at: start)
            }
            cursor.skipSpaces()
            if isQuoted, cursor.next == UInt8(ascii: ",") || cursor.next == UInt8(ascii: "}") {
                guard !isNamed, !nameInBraces else {
                    throw cursor.error(expected: "no second name for the metric", at: start)
                }
                nameInBraces = true
                matchers.insert(LabelMatcher("__name__", .equal(name)), at: 0)
            } else {
                guard !(isNamed && name == "__name__") else {
                    throw cursor.error(expected: "no __name__ beside the name before the braces", at: start)
                }
                guard !name.isEmpty else { throw cursor.error(expected: "a label's name", at: start) }
                matchers.append(LabelMatcher(name, try condition(from: &cursor)))
            }
            cursor.skipSpaces()
            if cursor.take(",") {
                cursor.skipSpaces()
            } else if cursor.next != UInt8(ascii: "}") {
                throw cursor.error(expected: ", or }")
            }
        }
    }

    private static func condition(from cursor: inout SyntaxCursor) throws(SyntaxError) -> LabelMatcher.Condition {
        let operation: String
        if cursor.take("=~") {
            operation = "=~"
        } else if cursor.take("!~") {
            operation = "!~"
        } else if cursor.take("!=") {
            operation = "!="
        } else if cursor.take("=") {
            operation = "="
        } else {
            throw cursor.error(expected: "=, !=, =~ or !~")
        }
        cursor.skipSpaces()
        let start = cursor.position
        let value = try cursor.quoted()
        switch operation {
        case "=": return .equal(value)
        case "!=": return .notEqual(value)
        default:
            let expression: RegularExpression
            do {
                expression = try RegularExpression(value)
            } catch {
                throw cursor.error(expected: "a regular expression; \(error)", at: start)
            }
            return operation == "=~" ? .matching(expression) : .notMatching(expression)
        }
    }
}
